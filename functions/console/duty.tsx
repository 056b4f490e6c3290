import type { DayShown, Month } from '../../shared/flows/console/month.ts';
import type { ShiftShown } from '../../shared/flows/console/on-watch.ts';
import type { PendingRoster } from '../../shared/flows/console/roster-draft.ts';
import { type Desk, SayButton } from './card.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { Pending, Writing } from './roster-change.tsx';
import { Scroll } from './scroll.tsx';
import { dutyLedgers } from './words.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

interface DutyProps {
  readonly month: Month;
  readonly watch: readonly ShiftShown[];
  readonly pending: PendingRoster | undefined;
  /** What was accepted is still being written. */
  readonly writing: boolean;
  /** When by the wall a file was sent that is being read; 0 for none. */
  readonly since: number;
  readonly mayChange: boolean;
  /** He stands in rosters himself, or keeps them: he has their telephone numbers and is warned of gaps. */
  readonly isInside: boolean;
  readonly seen: Seen;
}

export function DutyPage({ month, watch, pending, writing, since, mayChange, isInside, seen }: DutyProps) {
  return (
    <Frame title="值班" page="duty" seen={seen}>
      <h1>值班</h1>
      {writing && <Writing address={seen.desk.back} />}
      <ReadingPart pending={pending} since={since} desk={seen.desk} />
      <section class="panel" aria-labelledby="now">
        <h2 id="now">现在值班</h2>
        {watch.length === 0 && <Empty say="今天谁值班">现在没有值班安排。</Empty>}
        {watch.map((shift) => (
          <Watch shift={shift} />
        ))}
      </section>
      <MonthHead month={month} />
      <Tools month={month} mayChange={mayChange} isInside={isInside} desk={seen.desk} />
      {month.isEmpty && (
        <Empty>
          这个月还没有值班表。请导入值班表工作簿，或在对话里发送：<q>10月1日 带班李强 值班张伟</q>
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

interface Read {
  readonly pending: PendingRoster | undefined;
  readonly since: number;
  readonly desk: Desk;
}

/** What was sent is read elsewhere: the page looks again and again, and can be left. */
function ReadingPart({ pending, since, desk }: Read) {
  if (since === 0) return <Reading pending={pending} since={0} desk={desk} />;
  return (
    <>
      <p id="stale" class="stale" role="alert" hidden></p>
      <div role="status" data-live={`/console/duty/reading?since=${since}`} data-every="3">
        <Reading pending={pending} since={since} desk={desk} />
      </div>
    </>
  );
}

export function Reading({ pending, since, desk }: Read) {
  if (pending && pending.keptMs >= since)
    return (
      <div data-ended>
        <Pending pending={pending} desk={desk} />
      </div>
    );
  return since === 0 ? null : (
    <p class="panel">
      正在读取表格，读完后改动会显示在这里，也会发到您的对话里。您可以离开本页。
      <a href={`/console/duty?since=${since}`}>刷新</a>
    </p>
  );
}

type ToolsProps = Pick<DutyProps, 'month' | 'mayChange' | 'isInside'> & { readonly desk: Desk };

function Tools({ month, mayChange, isInside, desk }: ToolsProps) {
  const name = `${Number(month.month.slice(5))}月`;
  const own = [
    [`导出${name}值班表`, `导出${name}值班表（发到对话）`],
    [`打印${name}值班表`, '上墙版（发到对话）'],
    ['订阅值班日历', '日历订阅链接'],
  ] as const;
  const files = month.post === '' ? [...(isInside ? own : []), ...dutyLedgers(name)] : [];
  return (
    <div class="actions">
      {mayChange && <Import desk={desk} />}
      {isInside && (
        <a class="button" href="/console/duty/gaps">
          90天排班空缺
        </a>
      )}
      {files.map(([text, label]) => (
        <SayButton desk={desk} text={text} label={label} />
      ))}
    </div>
  );
}

function Import({ desk }: { desk: Desk }) {
  return (
    <details class="ask">
      <summary class="primary">导入值班表</summary>
      <form method="post" action="/console/roster" enctype="multipart/form-data">
        <input type="hidden" name="form" value={desk.form} />
        <input type="hidden" name="nonce" value={desk.nonce()} autocomplete="off" />
        <label>
          <span>值班表工作簿（xlsx或csv，要有“日期”和“值班员”两列），先看改动，确认后才生效</span>
          <input type="file" name="file" accept=".xlsx,.xls,.csv" required />
        </label>
        <button type="submit" class="primary">
          读取并核对
        </button>
      </form>
    </details>
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
          {shift.places.map(({ role, name, state, said }) => (
            <li>
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
