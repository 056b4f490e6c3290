import type { GapFilter, GapList, GapShown } from '../../shared/flows/console/gaps.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Table } from './table.tsx';

/** What is wrong with the rosters of the next ninety days, and what to do about each. */
export function GapsPage({ list, filter, seen }: { list: GapList; filter: GapFilter; seen: Seen }) {
  const { span, rows, posts, kinds, total, next } = list;
  const more = new URLSearchParams({ kind: filter.kind, post: filter.post });
  return (
    <Frame title="排班空缺" page="duty" seen={seen}>
      <div class="title">
        <h1>排班空缺</h1>
        <a href="/console/duty">回到值班</a>
      </div>
      <p class="soft">
        {span.from}至{span.until}，共看{total}张值班表；每次排班有变、每周一和班前一天也会发到对话里。
      </p>
      <form class="filters" method="get" action="/console/duty/gaps">
        <label>
          <span>哪种问题</span>
          <select name="kind" data-submits>
            <option value="">全部</option>
            {kinds.map(({ code, name }) => (
              <option value={code} selected={code === filter.kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>谁的值班表</span>
          <select name="post" data-submits>
            <option value="">全部</option>
            {posts.map(({ key, name }) => (
              <option value={key || 'bureau'} selected={(key || 'bureau') === filter.post}>
                {name || '本局'}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">筛选</button>
      </form>
      {rows.length === 0 && next === undefined && <Empty>没有符合条件的空缺。</Empty>}
      {rows.length > 0 && (
        <Table caption="排班空缺" heads={['谁的班', '问题', '怎么办']}>
          {rows.map((gap) => (
            <Row gap={gap} />
          ))}
        </Table>
      )}
      {next !== undefined && (
        <p class="pages">
          已看到第{next}张值班表。
          <a class="button" href={`/console/duty/gaps?${more}&from=${next}`}>
            接着看
          </a>
        </p>
      )}
    </Frame>
  );
}

function Row({ gap }: { gap: GapShown }) {
  const { post, name, day, words, advice, mayChange } = gap;
  const of = encodeURIComponent(post);
  const to = mayChange
    ? `/console/duty/${day}?post=${of}`
    : `/console/duty?month=${day.slice(0, 7)}&post=${of}`;
  return (
    <tr>
      <td>
        <a href={to}>{name || '本局'}</a>
      </td>
      <td data-label="问题">{words}</td>
      <td data-label="怎么办">{advice}</td>
    </tr>
  );
}
