import type { Rehearsal } from '../../shared/flows/console/rehearsal.ts';
import { Empty, Frame, type Seen } from './frame.tsx';

/** A period's messages along its days: who would read what and when. Nothing is sent by looking. */
export function RehearsalPage({ found, seen }: { found: Rehearsal; seen: Seen }) {
  const { periods, period, days, total } = found;
  return (
    <Frame title="推演" page="alerts" seen={seen}>
      <div class="title">
        <h1>推演{period && `：${period.name}`}</h1>
        <a href="/console/alerts">通知</a>
      </div>
      <form class="filters" method="get" action="/console/rehearsal">
        <label>
          <span>时段</span>
          <select name="period" data-submits>
            {periods.map(({ id, name, dates }) => (
              <option value={id} selected={id === period?.id}>
                {name} {dates}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">推演</button>
      </form>
      {period && (
        <p>
          {period.dates}，共{total}次。以下只是推演，按现在的名录计算，没有发出任何消息。
        </p>
      )}
      {days.length === 0 && <Empty say="推演 国庆">这个时段没有要自动发送的消息。</Empty>}
      <ol class="timeline">
        {days.map(({ day, lines }) => (
          <li>
            <h2>{day}</h2>
            <ul>
              {lines.map(({ clock, done, past, to, span, words }) => (
                <li class={done ? 'done' : undefined}>
                  <p>
                    <time>{clock}</time> <strong>{to}</strong>
                    {span !== '' && <span class="soft"> {span}发完</span>}
                    {done && <span class="good"> ✓ 已发</span>}
                    {past && <span> 时间已过，不再补发</span>}
                  </p>
                  <p class="text">{words}</p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Frame>
  );
}
