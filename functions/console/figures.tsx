import { countIn, type Figures, type StreetFigures } from '../../shared/flows/console/figures.ts';
import { Chart } from './chart.tsx';
import { Days, ofRegistration } from './days.tsx';
import type { Charts } from './figures-charts.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Ledgers } from './ledgers.tsx';
import { Scroll } from './scroll.tsx';
import { Table } from './table.tsx';
import { MoreAlerts } from './wall.tsx';
import { countedWords } from './words.ts';

interface Props {
  readonly figures: Figures;
  readonly charts: Charts;
  readonly seen: Seen;
}

export function FiguresPage({ figures, charts, seen }: Props) {
  const { all, alerts, asOf } = figures;
  return (
    <Frame title="台账与统计" page="figures" seen={seen}>
      <div class="title">
        <h1>台账与统计</h1>
        <p class="soft">截至{asOf}</p>
      </div>
      <DaysForm days={figures.days} />
      {figures.isCounting && <p class="late">以前登记的隐患还在清点，下面的数字不全，请过几分钟再看。</p>}
      {all.total === 0 ? <None days={figures.days} /> : <Counts figures={figures} charts={charts} />}
      {alerts.rows.length > 0 && (
        <Table
          caption="正在确认的通知"
          heads={['通知', '发出', '已确认单位', '应确认单位']}
          figures={['已确认单位', '应确认单位']}
        >
          {alerts.rows.map(({ id, name, sent, confirmed, asked }) => (
            <tr>
              <td>
                <a href={`/console/alerts/${id}`}>{name}</a>
              </td>
              <td data-label="发出">{sent}</td>
              <td data-label="已确认单位" class="figure">
                {confirmed}
              </td>
              <td data-label="应确认单位" class="figure">
                {asked}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <MoreAlerts more={alerts.more} />
      <Ledgers seen={seen} today={asOf} />
    </Frame>
  );
}

function None({ days: { from, until, span } }: { days: Figures['days'] }) {
  if (span === 'all') return <Empty say="隐患 三楼消防通道堆货">还没有隐患。</Empty>;
  if (span === 'none')
    return (
      <p class="late" role="alert">
        “登记至”{until || '今天'}早于“登记自”{from}，没有统计，请重新选择日期。
      </p>
    );
  return <Empty>这段时间没有登记的隐患。</Empty>;
}

interface CountsProps {
  readonly figures: Figures;
  readonly charts: Charts;
}

function Counts({ figures: { states, streets, all, days, asOf }, charts }: CountsProps) {
  const isAll = days.span === 'all';
  const which = countedWords({ ...days, asOf });
  return (
    <>
      <Chart chart={charts.states}>各状态隐患数（{which}），数字见下表。</Chart>
      {charts.streets && (
        <Chart chart={charts.streets}>
          各街道隐患数（{which}）{isAll && '，红色为超期未改'}，数字见下表。
        </Chart>
      )}
      <Scroll label="隐患表">
        <table>
          <caption>隐患按街道和状态（{which}）</caption>
          <thead>
            <tr>
              <th scope="col">街道</th>
              {states.map(({ name }) => (
                <th scope="col" class="figure">
                  {name}
                </th>
              ))}
              {isAll && (
                <th scope="col" class="figure">
                  其中超期未改
                </th>
              )}
              <th scope="col" class="figure">
                合计
              </th>
            </tr>
          </thead>
          <tbody>
            {[...streets, all].map((row) => (
              <Line row={row} states={states} isSum={row === all} isAll={isAll} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {!isAll && <p class="soft">超期未改不按登记时间统计，请看全部。</p>}
    </>
  );
}

/** Of which days of registration, as the list of hazards asks. */
function DaysForm({ days: { from, until } }: { days: Figures['days'] }) {
  return (
    <form class="filters" method="get" action="/console/figures">
      <Days from={from} until={until} labels={ofRegistration} />
      <div class="actions">
        <button type="submit">统计</button>
        {(from !== '' || until !== '') && (
          <a class="button" href="/console/figures">
            全部
          </a>
        )}
      </div>
    </form>
  );
}

interface LineProps {
  readonly row: StreetFigures;
  readonly states: Figures['states'];
  readonly isSum: boolean;
  readonly isAll: boolean;
}

function Line({ row, states, isSum, isAll }: LineProps) {
  return (
    <tr>
      <th scope="row">{isSum ? '合计' : row.street || '街道待确认'}</th>
      {states.map(({ state }) => (
        <td class="figure">{countIn(row, state)}</td>
      ))}
      {isAll && <td class={row.overdue > 0 ? 'figure late' : 'figure'}>{row.overdue}</td>}
      <td class="figure">{row.total}</td>
    </tr>
  );
}
