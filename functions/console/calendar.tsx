import type { CalendarPage } from '../../shared/flows/console/calendar.ts';
import type { PeriodShown } from '../../shared/flows/console/periods.ts';
import type { SourceShown } from '../../shared/flows/console/sources.ts';
import { Form } from './card.tsx';
import { Chart, type Drawn } from './chart.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Sources } from './sources.tsx';
import { Table } from './table.tsx';
import { kindWords } from './words.ts';

interface Props {
  readonly page: CalendarPage;
  readonly band: Drawn;
  readonly sources: readonly SourceShown[];
  readonly seen: Seen;
  readonly mayPaste: boolean;
}

export function CalendarView({ page, band, sources, seen, mayPaste }: Props) {
  return (
    <Frame title="日历·气象" page="calendar" seen={seen}>
      <div class="title">
        <h1>{page.year}年重点时段</h1>
        <p class="row">
          {page.beside.map((year) => (
            <a class="button" href={`/console/calendar?year=${year}`}>
              {year}年
            </a>
          ))}
        </p>
      </div>
      <Chart chart={band}>
        全年重点时段：红色为节假日和会议，绿色为活动和报告，蓝色为季节和本局自定时段；
        {page.today.startsWith(String(page.year)) && '竖线为今天；'}日期见下表。
      </Chart>
      {page.isOpen && <p class="soft">{page.year}年放假安排尚未公布，节假日为法定天数，日期暂定。</p>}
      <Periods periods={page.periods} />
      {mayPaste && <Paste seen={seen} />}
      <Weather {...page} />
      <Sources sources={sources} />
    </Frame>
  );
}

function Periods({ periods }: { periods: readonly PeriodShown[] }) {
  return (
    <Table caption="时段一览" heads={['时段', '类型', '日期', '说明']}>
      {periods.map((period) => (
        <tr>
          <td>{period.name}</td>
          <td data-label="类型">{kindWords[period.kind] ?? period.kind}</td>
          <td data-label="日期">{period.dates}</td>
          <td data-label="说明">
            {period.running && <b class="good">正在进行 </b>}
            {period.street !== '' && `限${period.street} `}
            {period.worked !== '' && `${period.worked}上班 `}
            {period.tentative && <span class="soft">日期暂定</span>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The official notice, word for word; it is shown as read before it counts. */
function Paste({ seen }: { seen: Seen }) {
  return (
    <details class="ask">
      <summary class="plain">录入放假通知</summary>
      <Form desk={seen.desk} action="alert.calendar##paste">
        <label>
          <span>把国务院办公厅放假通知全文粘贴在这里，核对后采用</span>
          <textarea name="f.text" rows={8} maxlength={4000} required></textarea>
        </label>
        <button type="submit" class="primary">
          读取并核对
        </button>
      </Form>
    </details>
  );
}

function Weather({ weather: events, responses }: Pick<CalendarPage, 'weather' | 'responses'>) {
  return (
    <section class="panel" aria-labelledby="weather">
      <h2 id="weather">气象预警</h2>
      {events.length === 0 && (
        <Empty say="今天有什么预警">最近没有收到预警。有官方原文可用“转发预警”录入。</Empty>
      )}
      {responses.map((line) => (
        <p>
          <strong>应急响应</strong> {line}
        </p>
      ))}
      {events.map((event) => (
        <article class={`out tone-${event.tone}`}>
          <h3>
            <span class="tone">{event.standing}</span>
            {event.name}
          </h3>
          <p>{event.said}</p>
          <p class="soft">{event.about}</p>
        </article>
      ))}
    </section>
  );
}
