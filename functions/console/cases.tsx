import type { CasePage, PhotoShown } from '../../shared/flows/console/case.ts';
import type { CaseFilter } from '../../shared/flows/console/case-filter.ts';
import type { CaseList } from '../../shared/flows/console/cases.ts';
import type { CaseShown } from '../../shared/flows/console/cases-open.ts';
import { Actions, CardView, type Desk, Form, SayButton } from './card.tsx';
import { CaseFilters, type CaseFiltersProps, isNarrowed, namedIn } from './case-filters.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { History } from './history.tsx';
import { Table } from './table.tsx';

interface ListProps extends CaseFiltersProps {
  readonly list: CaseList;
  readonly seen: Seen;
}

export function CasesPage({ list, seen, ...asked }: ListProps) {
  const { filter } = asked;
  const { rows, next, looked } = list;
  return (
    <Frame title="隐患" page="cases" seen={seen}>
      <div class="title">
        <h1>隐患</h1>
        <a href="/console/incidents">突发事件</a>
      </div>
      <CaseFilters {...asked} />
      <Count list={list} />
      {rows.length === 0 && looked === undefined && <NoCases filter={filter} sentence={list.sentence} />}
      {rows.length > 0 && <CaseTable rows={rows} caption={list.name} />}
      {next !== undefined && (
        <p class="pages">
          <a
            class="button"
            href={`/console/cases?${new URLSearchParams({ ...namedIn(filter), after: next })}`}
          >
            {looked !== undefined && rows.length === 0 ? '继续往后找' : '下一页'}
          </a>
        </p>
      )}
      {rows.length > 0 && filter.words === '' && <Ledger filter={filter} desk={seen.desk} />}
    </Frame>
  );
}

function Count({ list: { rows, total, looked, fitting } }: { list: CaseList }) {
  if (total !== undefined) return rows.length === 0 ? null : <p class="soft">共{total}条。</p>;
  if (looked === undefined) return null;
  return (
    <p class="soft">
      这次看了{looked}条，其中{fitting}条符合，后面的还没有看。
    </p>
  );
}

function NoCases({ filter, sentence }: { filter: CaseFilter; sentence: string | undefined }) {
  if (!isNarrowed(filter)) return <Empty say="隐患 三楼消防通道堆货（可连发照片）">没有未销号的隐患。</Empty>;
  return <Empty say={sentence ?? '隐患台账'}>没有符合条件的隐患，请放宽条件。</Empty>;
}

/** The whole ledger of it, with photos; the workbook of the page holds what stands on the pages. */
function Ledger({ filter, desk }: { filter: CaseFilter; desk: Desk }) {
  const { state, ...narrowed } = namedIn(filter);
  const form = { ...narrowed, ...(state !== 'all' && { standing: state }) };
  return (
    <Form desk={desk} action="ledger.export">
      {Object.entries(form).map(([name, value]) => (
        <input type="hidden" name={`f.${name}`} value={value} />
      ))}
      <button type="submit">导出这份台账（发到对话）</button>
    </Form>
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
          <td data-label="内容">{`${one.place} ${one.about}`.trim()}</td>
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
      <Phase title="整改前" number={page.number} photos={page.before} />
      <Phase title="整改后" number={page.number} photos={page.after} />
      {page.further.length > 0 && (
        <section class="panel" aria-labelledby="further">
          <h2 id="further">其他办理</h2>
          <Actions actions={page.further} desk={seen.desk} />
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
