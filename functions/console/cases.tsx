import type { CasePage, PhotoShown } from '../../shared/flows/console/case.ts';
import type { CaseFilter, CaseList } from '../../shared/flows/console/cases.ts';
import type { CaseShown } from '../../shared/flows/console/cases-open.ts';
import { CardView, SayButton } from './card.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { History } from './history.tsx';
import { Table } from './table.tsx';

interface ListProps {
  readonly list: CaseList;
  readonly filter: CaseFilter;
  readonly streets: readonly string[];
  readonly seen: Seen;
}

export function CasesPage({ list, filter, streets, seen }: ListProps) {
  const more = new URLSearchParams({ ...filter, after: list.next ?? '' });
  return (
    <Frame title="隐患" page="cases" seen={seen}>
      <div class="title">
        <h1>隐患</h1>
        <a href="/console/incidents">突发事件</a>
      </div>
      <Filters list={list} filter={filter} streets={streets} />
      {list.rows.length === 0 && (
        <Empty say="隐患 三楼消防通道堆货（可连发照片）">没有符合条件的隐患。</Empty>
      )}
      {list.rows.length > 0 && <CaseTable rows={list.rows} caption={captionOf(list, filter)} />}
      {list.next !== undefined && (
        <p class="pages">
          <a class="button" href={`/console/cases?${more}`}>
            下一页
          </a>
        </p>
      )}
    </Frame>
  );
}

/** What the list was narrowed to; its workbook is called so too. */
function captionOf({ states }: CaseList, { state, street, words }: CaseFilter): string {
  const standing = [...stands, ...states].find((one) => one.state === state)?.name;
  const parts = [standing, street, words && `含“${words}”`].filter(Boolean);
  return parts.length === 0 ? '隐患清单' : `隐患清单（${parts.join('、')}）`;
}

const stands = [
  { state: 'open', name: '未销号' },
  { state: 'overdue', name: '已超期' },
];

function Filters({ list, filter, streets }: Omit<ListProps, 'seen'>) {
  const states = [...stands, ...list.states, { state: 'all', name: '全部' }];
  return (
    <form class="filters" method="get" action="/console/cases">
      <label>
        <span>状态</span>
        <select name="state" data-submits>
          {states.map(({ state, name }) => (
            <option value={state} selected={state === filter.state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {streets.length > 1 && (
        <label>
          <span>街道</span>
          <select name="street" data-submits>
            <option value="">全部</option>
            {streets.map((street) => (
              <option value={street} selected={street === filter.street}>
                {street}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>编号、单位、地点或内容</span>
        <input type="search" name="words" value={filter.words} maxlength={40} />
      </label>
      <button type="submit">筛选</button>
    </form>
  );
}

export function CaseTable({ rows, caption = '隐患清单' }: { rows: readonly CaseShown[]; caption?: string }) {
  return (
    <Table caption={caption} heads={['编号', '单位', '地点和内容', '状态']}>
      {rows.map((one) => (
        <tr>
          <td>
            <a href={`/console/cases/${one.number}`}>{one.number}</a>
          </td>
          <td data-label="单位">
            {one.unit || '单位待确认'} <span class="soft">{one.street}</span>
          </td>
          <td data-label="内容">
            {one.place} {one.about}
          </td>
          <td data-label="状态">
            <span class={one.overdue ? 'late' : undefined}>{one.standing}</span>
            {one.major && <b class="late"> 重大</b>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const evidence = [['证据包', '证据包']] as const;
const letters = [
  ['抄告函', '起草抄告函'],
  ['移交函', '起草移交函'],
  ['约谈通知', '起草约谈通知'],
  ['通报', '起草通报'],
] as const;

export function CaseView({ page, seen }: { page: CasePage; seen: Seen }) {
  const papers = [...(page.evidence ? evidence : []), ...(page.letters ? letters : [])];
  return (
    <Frame title={page.number} page="cases" seen={seen}>
      <div class="title">
        <h1>{page.number}</h1>
        {page.unit !== undefined && <a href={`/console/units/${page.unit}`}>单位卡片</a>}
      </div>
      <CardView card={page.card} desk={seen.desk} />
      {page.description !== '' && (
        <section class="panel" aria-labelledby="described">
          <h2 id="described">原始描述</h2>
          <p class="text">{page.description}</p>
        </section>
      )}
      {papers.length > 0 && (
        <section class="panel" aria-labelledby="papers">
          <h2 id="papers">文书（以文件发到您的对话里）</h2>
          <div class="actions">
            {papers.map(([word, label]) => (
              <SayButton desk={seen.desk} text={`${word} ${page.number}`} label={label} />
            ))}
          </div>
        </section>
      )}
      <Phase title="整改前" number={page.number} photos={page.before} />
      <Phase title="整改后" number={page.number} photos={page.after} />
      <History entries={page.history} />
    </Frame>
  );
}

function Phase({ title, number, photos }: { title: string; number: string; photos: readonly PhotoShown[] }) {
  if (photos.length === 0) return null;
  return (
    <section class="panel" aria-label={`${title}照片`}>
      <h2>{title}照片</h2>
      <ul class="photos">
        {photos.map(({ id, at }, place) => (
          <li>
            <a href={`/console/photo/${number}/${id}`}>
              <img
                src={`/console/photo/${number}/${id}`}
                alt={`${title}照片${place + 1}，${at}`}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
