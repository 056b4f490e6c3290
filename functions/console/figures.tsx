import { countIn, type Figures, type StreetFigures } from '../../shared/flows/console/figures.ts';
import { type Desk, SayButton } from './card.tsx';
import { Chart } from './chart.tsx';
import type { Charts } from './figures-charts.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Scroll } from './scroll.tsx';
import { Table } from './table.tsx';
import { MoreAlerts } from './wall.tsx';
import { dutyLedgers } from './words.ts';

interface Props {
  readonly figures: Figures;
  readonly charts: Charts;
  readonly seen: Seen;
}

export function FiguresPage({ figures, charts, seen }: Props) {
  const { states, streets, all, alerts, asOf } = figures;
  return (
    <Frame title="台账与统计" page="figures" seen={seen}>
      <div class="title">
        <h1>台账与统计</h1>
        <p class="soft">截至{asOf}</p>
      </div>
      {all.total === 0 && <Empty say="隐患 三楼消防通道堆货">还没有隐患。</Empty>}
      {all.total > 0 && (
        <>
          <Chart chart={charts.states}>各状态隐患数，数字见下表。</Chart>
          {charts.streets && <Chart chart={charts.streets}>各街道隐患数，红色为超期，数字见下表。</Chart>}
          <Scroll label="隐患表">
            <table>
              <caption>隐患按街道和状态</caption>
              <thead>
                <tr>
                  <th scope="col">街道</th>
                  {states.map(({ name }) => (
                    <th scope="col" class="figure">
                      {name}
                    </th>
                  ))}
                  <th scope="col" class="figure">
                    超期
                  </th>
                  <th scope="col" class="figure">
                    合计
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...streets, all].map((row) => (
                  <Line row={row} states={states} isSum={row === all} />
                ))}
              </tbody>
            </table>
          </Scroll>
          <div class="actions">
            <a class="button" href="/console/figures.csv" download>
              下载表格
            </a>
            <SayButton desk={seen.desk} text="导出台账" label="导出台账工作簿（发到对话）" />
          </div>
        </>
      )}
      <DutyLedgers desk={seen.desk} month={figures.asOf.slice(5, 7)} />
      {alerts.rows.length > 0 && (
        <Table
          caption="正在确认的通知"
          heads={['通知', '发出', '已确认', '应确认']}
          figures={['已确认', '应确认']}
        >
          {alerts.rows.map(({ id, name, sent, confirmed, asked }) => (
            <tr>
              <td>
                <a href={`/console/alerts/${id}`}>{name}</a>
              </td>
              <td data-label="发出">{sent}</td>
              <td data-label="已确认" class="figure">
                {confirmed}
              </td>
              <td data-label="应确认" class="figure">
                {asked}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <MoreAlerts more={alerts.more} />
    </Frame>
  );
}

/** The ledgers of the watch, as on the page of the duty; here for this month. */
function DutyLedgers({ desk, month }: { desk: Desk; month: string }) {
  return (
    <section class="panel" aria-labelledby="duty-ledgers">
      <h2 id="duty-ledgers">值班台账（以文件发到您的对话里）</h2>
      <div class="actions">
        {dutyLedgers(`${Number(month)}月`).map(([text, label]) => (
          <SayButton desk={desk} text={text} label={label} />
        ))}
      </div>
      <p class="soft">
        别的月份在<a href="/console/duty">值班</a>页翻到那个月再导出。
      </p>
    </section>
  );
}

interface LineProps {
  readonly row: StreetFigures;
  readonly states: Figures['states'];
  readonly isSum: boolean;
}

function Line({ row, states, isSum }: LineProps) {
  return (
    <tr>
      <th scope="row">{isSum ? '合计' : row.street || '街道待确认'}</th>
      {states.map(({ state }) => (
        <td class="figure">{countIn(row, state)}</td>
      ))}
      <td class={row.overdue > 0 ? 'figure late' : 'figure'}>{row.overdue}</td>
      <td class="figure">{row.total}</td>
    </tr>
  );
}

/** The table as a file that spreadsheets open; a cell never begins like a formula. */
export function figuresCsv({ states, streets, all }: Figures): string {
  const head = ['街道', ...states.map(({ name }) => name), '超期', '合计'];
  const rows = [...streets, all].map((row) => [
    row === all ? '合计' : row.street || '街道待确认',
    ...states.map(({ state }) => countIn(row, state)),
    ...[row.overdue, row.total],
  ]);
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text).replaceAll('"', '""')}"`;
}
