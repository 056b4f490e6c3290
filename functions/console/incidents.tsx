import type { IncidentPage, IncidentShown } from '../../shared/flows/console/incidents.ts';
import { CardView } from './card.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { History } from './history.tsx';
import { Table } from './table.tsx';

interface ListProps {
  readonly open: readonly IncidentShown[];
  readonly over: readonly IncidentShown[];
  readonly seen: Seen;
}

export function IncidentsPage({ open, over, seen }: ListProps) {
  return (
    <Frame title="突发事件" page="cases" seen={seen}>
      <h1>突发事件</h1>
      {open.length === 0 && (
        <Empty say="着火了 三楼有人被困">没有正在处置的突发事件。发生险情先拨119、120，再</Empty>
      )}
      {open.length > 0 && <IncidentTable title="正在处置" rows={open} />}
      {over.length > 0 && <IncidentTable title="已结案" rows={over} />}
    </Frame>
  );
}

export function IncidentTable({ title, rows }: { title: string; rows: readonly IncidentShown[] }) {
  return (
    <Table caption={title} heads={['编号', '地点', '情况', '报告时间']}>
      {rows.map((one) => (
        <tr>
          <td>
            <a href={`/console/incidents/${one.id}`}>{one.name}</a>
          </td>
          <td data-label="地点">{one.where}</td>
          <td data-label="情况">{one.text}</td>
          <td data-label="报告时间">{one.since}</td>
        </tr>
      ))}
    </Table>
  );
}

export function IncidentView({ page, seen }: { page: IncidentPage; seen: Seen }) {
  return (
    <Frame title={page.name} page="cases" seen={seen}>
      <div class="title">
        <h1>{page.name}</h1>
        <a href="/console/incidents">全部突发事件</a>
      </div>
      <CardView card={page.card} desk={seen.desk} />
      <section class="panel" aria-labelledby="said">
        <h2 id="said">各方报告</h2>
        <ol>
          {page.words.map(({ at, who, text }) => (
            <li>
              <time class="soft">{at}</time> <b>{who}</b> <span class="text">{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <History entries={page.history} />
    </Frame>
  );
}

/** What burns now stands above all else on the wall. */
export function WallIncidents({ incidents }: { incidents: readonly IncidentShown[] }) {
  if (incidents.length === 0) return null;
  return (
    <section class="tile incidents" aria-labelledby="w-incidents">
      <h2 id="w-incidents">突发事件 {incidents.length}起正在处置</h2>
      <ul>
        {incidents.map((one) => (
          <li>
            <a href={`/console/incidents/${one.id}`}>{one.name}</a> <strong>{one.where}</strong>{' '}
            <span class="soft">{one.since}</span> {one.isDoubtful && <b>疑似演练，待核实 </b>}
            {!one.isSeen && <b class="late">还没有人知悉 </b>}
            {one.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
