import type { Audit, AuditAsked } from '../../shared/flows/console/audit.ts';
import { Days } from './days.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';

interface Props {
  readonly audit: Audit;
  readonly asked: AuditAsked;
  readonly seen: Seen;
}

/** Who looked at what, whose number he was shown, and what he did. */
export function AuditPage({ audit, asked, seen }: Props) {
  const { from, until, isCut, rows, read, back, next } = audit;
  const { who, of } = asked;
  const isNarrowed = who !== '' || of !== '';
  return (
    <Frame title="查看与办理记录" page="settings" seen={seen}>
      <div class="title">
        <h1>查看与办理记录</h1>
        <a href="/console/settings">设置</a>
      </div>
      <form class="filters" method="get" action="/console/settings/audit">
        <Days from={from} until={until} labels={['从', '到']} />
        <label>
          <span>谁</span>
          <input type="search" name="who" value={who} maxlength={20} />
        </label>
        <label>
          <span>谁的电话，或什么事</span>
          <input type="search" name="of" value={of} maxlength={40} />
        </label>
        <button type="submit">查看</button>
      </form>
      {isCut && <p class="late">一次最多查一年，这里从{from}查起；更早的请改日期另查。</p>}
      {isNarrowed && read > 0 && (
        <p class="soft">
          查了{read}条记录，{next === undefined ? '全部查完' : `到${back}为止`}，其中{rows.length}条符合。
        </p>
      )}
      {rows.length === 0 && next === undefined && (
        <Empty>{isNarrowed ? '这些天没有符合的记录。' : '这些天没有人查看或办理。'}</Empty>
      )}
      {rows.length > 0 && (
        <Table caption="记录" heads={['时间', '谁', '做了什么', '对象']}>
          {rows.map(({ at, who: name, what, of: thing }) => (
            <tr>
              <td>{at}</td>
              <td data-label="谁">{name}</td>
              <td data-label="做了什么">{what}</td>
              <td data-label="对象">{thing}</td>
            </tr>
          ))}
        </Table>
      )}
      {next !== undefined && (
        <p class="pages">
          <a
            class="button"
            href={`/console/settings/audit?${new URLSearchParams({ from, until, who, of, before: next })}`}
          >
            {rows.length === 0 ? '继续往前查' : '下一页'}
          </a>
        </p>
      )}
    </Frame>
  );
}
