import type { DayShown, Month } from '../../shared/flows/console/month.ts';
import { Scroll } from './scroll.tsx';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

export function MonthHead({ month }: { month: Month }) {
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

export function MonthTable({ month, mayChange }: { month: Month; mayChange: boolean }) {
  return (
    <Scroll label="月历">
      <table class="month">
        <caption>{`${month.month.slice(0, 4)}年${Number(month.month.slice(5))}月值班表`}</caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th scope="col">周{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr>
              {week.map((day, nth) =>
                day ? (
                  <Day day={day} weekday={`周${weekdays[nth]}`} post={mayChange ? month.post : undefined} />
                ) : (
                  <td class="off"></td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** `post`: whose roster may be changed here. */
function Day({ day, weekday, post }: { day: DayShown; weekday: string; post: string | undefined }) {
  const kind = [day.isToday && 'today', day.isWeekend && 'off'].filter(Boolean).join(' ');
  return (
    <td class={kind === '' ? undefined : kind}>
      {post === undefined ? (
        <time datetime={day.day} data-weekday={weekday}>
          {day.date}日
        </time>
      ) : (
        <a href={`/console/duty/${day.day}?post=${encodeURIComponent(post)}`} aria-label={`改${day.name}`}>
          <time datetime={day.day} data-weekday={weekday}>
            {day.date}日
          </time>
        </a>
      )}
      {day.isToday && <b> 今天</b>}
      {day.periods.map((name) => (
        <p class="soft">{name}</p>
      ))}
      {day.shifts.map((shift) => (
        <ul class="shift">
          {day.shifts.length > 1 && <li class="soft">{shift.name}</li>}
          {shift.places.map(({ id, role, name, state, said }) => (
            <li
              {...(post !== undefined &&
                id && { draggable: 'true', 'data-who': id, 'data-role': role, 'data-shift': shift.name })}
            >
              <span class="soft">{role}</span> <span class="name">{name}</span>
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
