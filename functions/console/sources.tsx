import type { Child } from 'hono/jsx';
import type { SourceShown } from '../../shared/flows/console/sources.ts';
import { Table } from './table.tsx';

/** Where warnings are read by themselves, and how each answers. */
export function Sources({ sources, children }: { sources: readonly SourceShown[]; children?: Child }) {
  return (
    <section class="panel" aria-labelledby="sources">
      <h2 id="sources">天气来源</h2>
      {sources.length === 0 ? (
        <p class="empty">没有自动查询的天气来源，预警靠录入官方原文。</p>
      ) : (
        <Table
          caption="各来源现状"
          heads={['来源', '现状', '最近读到', '多久没读到', '正常间隔', '下次再问']}
        >
          {sources.map(({ name, state, isBad, goodAt, silence, every, next }) => (
            <tr>
              <td>{name}</td>
              <td data-label="现状">
                <span class={isBad ? 'late' : undefined}>{state}</span>
              </td>
              <td data-label="最近读到">{goodAt || '尚未读到'}</td>
              <td data-label="多久没读到">{silence}</td>
              <td data-label="正常间隔">{every}</td>
              <td data-label="下次再问">{next}</td>
            </tr>
          ))}
        </Table>
      )}
      {sources
        .flatMap(({ attributions }) => attributions)
        .map((words) => (
          <p class="soft">{words}</p>
        ))}
      {children}
    </section>
  );
}
