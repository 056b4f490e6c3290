import type { Month } from '../../shared/flows/console/month.ts';
import type { ShiftShown } from '../../shared/flows/console/on-watch.ts';
import type { PendingRoster } from '../../shared/flows/console/roster-draft.ts';
import { type Desk, SayButton } from './card.tsx';
import { Empty, Frame, type Seen } from './frame.tsx';
import { MonthHead, MonthTable } from './month.tsx';
import { Phone } from './phone.tsx';
import { Pending, Writing } from './roster-change.tsx';
import { dutyLedgers } from './words.ts';

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
      {month.isEmpty && <NoRoster month={month} mayChange={mayChange} />}
      <MonthTable month={month} mayChange={mayChange} />
    </Frame>
  );
}

function NoRoster({ month: { month }, mayChange }: Pick<DutyProps, 'month' | 'mayChange'>) {
  if (!mayChange) return <Empty say="值班表">这个月还没有值班表。</Empty>;
  return (
    <Empty>
      这个月还没有值班表。请导入值班表工作簿，或在对话里发送：
      <q>
        {month.slice(0, 4)}年{Number(month.slice(5))}月1日 带班李强 值班张伟
      </q>
    </Empty>
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
            <span class="phone">
              <Phone number={place.phone} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
