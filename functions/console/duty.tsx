import type { DayShown, Month } from '../../shared/flows/console/month.ts';
import type { ShiftShown } from '../../shared/flows/console/on-watch.ts';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Scroll } from './scroll.tsx';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

export function DutyPage({ month, watch, seen }: { month: Month; watch: readonly ShiftShown[]; seen: Seen }) {
  return (
    <Frame title="值班" page="duty" seen={seen}>
      <h1>值班</h1>
      <section class="panel" aria-labelledby="now">
        <h2 id="now">现在值班</h2>
        {watch.length === 0 && <Empty say="今天谁值班">现在没有值班安排。</Empty>}
        {watch.map((shift) => (
          <Watch shift={shift} />
        ))}
      </section>
      <MonthHead month={month} />
      {month.isEmpty && (
        <Empty>
          这个月还没有值班表。请把值班表工作簿交给管理员导入，或在对话里发送：<q>值班表</q>
        </Empty>
      )}
      <Scroll label="月历">
        <table class="month">
          <caption>{month.month.replace('-', '年')}月值班表</caption>
          <thead>
            <tr>
              {weekdays.map((name) => (
                <th scope="col">周{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week) => (
              <tr>{week.map((day) => (day ? <Day day={day} /> : <td class="off"></td>))}</tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Frame>
  );
}

function MonthHead({ month }: { month: Month }) {
  const to = (name: string) => `/console/duty?month=${name}&post=${encodeURIComponent(month.post)}`;
  return (
    <div class="row">
      <a class="button" href={to(month.before)}>
        上个月
      </a>
      <a class="button" href={to(month.after)}>
        下个月
      </a>
      {month.posts.length > 0 && (
        <form method="get" action="/console/duty">
          <input type="hidden" name="month" value={month.month} />
          <label>
            <span>谁的值班表</span>
            <select name="post" data-submits>
              <option value="">本局</option>
              {month.posts.map(({ key, name }) => (
                <option value={key} selected={key === month.post}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <noscript>
            <button type="submit">查看</button>
          </noscript>
        </form>
      )}
    </div>
  );
}

function Watch({ shift }: { shift: ShiftShown }) {
  return (
    <>
      <p class="soft">
        {shift.name} {shift.hours} {shift.room}
      </p>
      <ul>
        {shift.places.map((place) => (
          <li class={`place ${place.state}`}>
            <span class="soft">{place.role}</span>
            <strong>{place.name}</strong>
            <span class="state">{place.said}</span>
            <span class="phone">{place.phone}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Day({ day }: { day: DayShown }) {
  const kind = [day.isToday && 'today', day.isWeekend && 'off'].filter(Boolean).join(' ');
  return (
    <td class={kind === '' ? undefined : kind}>
      <time datetime={day.day}>{day.date}日</time>
      {day.isToday && <b> 今天</b>}
      {day.periods.map((name) => (
        <p class="soft">{name}</p>
      ))}
      {day.shifts.map((shift) => (
        <ul class="shift">
          {day.shifts.length > 1 && <li class="soft">{shift.name}</li>}
          {shift.places.map(({ role, name, state, said }) => (
            <li>
              <span class="soft">{role}</span> {name}
              {day.isToday && state !== 'waiting' && (
                <span class={state === 'missing' ? 'late' : 'good'}> {said}</span>
              )}
            </li>
          ))}
        </ul>
      ))}
    </td>
  );
}
