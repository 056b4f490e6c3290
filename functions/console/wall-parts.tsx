import type { OpenCases } from '../../shared/flows/console/cases-open.ts';
import type { ShiftShown } from '../../shared/flows/console/on-watch.ts';
import type { PeriodShown } from '../../shared/flows/console/periods.ts';
import type { QueueShown } from '../../shared/flows/console/queue.ts';
import { Empty } from './frame.tsx';
import { minutesWords } from './words.ts';

export function WallPeriods({
  running,
  next,
}: {
  running: readonly PeriodShown[];
  next: PeriodShown | undefined;
}) {
  return (
    <section class="tile periods" aria-labelledby="w-periods">
      <h2 id="w-periods">重点时段</h2>
      <ul>
        {running.map(({ name, dates, tentative }) => (
          <li>
            <strong>{name}</strong> {dates}
            {tentative && <span class="soft">（日期暂定）</span>}
          </li>
        ))}
        {running.length === 0 && <li class="soft">今天没有重点时段</li>}
        {next && (
          <li class="soft">
            {next.inDays}天后：{next.name} {next.dates}
          </li>
        )}
      </ul>
    </section>
  );
}

/** Without numbers: whoever passes by reads a screen. They stand on the page of the duty. */
export function WallWatch({ watch }: { watch: readonly ShiftShown[] }) {
  return (
    <section class="tile watch" aria-labelledby="w-watch">
      <h2 id="w-watch">
        <a href="/console/duty">值班</a>
      </h2>
      {watch.length === 0 && <Empty say="今天谁值班">现在没有值班安排，请先导入值班表。</Empty>}
      {watch.map(({ name, hours, places }) => (
        <>
          <p class="soft">
            {name} {hours}
          </p>
          <ul>
            {places.map((place) => (
              <li class={`place ${place.state}`}>
                <span class="soft">{place.role}</span>
                <strong>{place.name}</strong>
                <span class="state">{place.said}</span>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

export function WallCases({ cases }: { cases: OpenCases }) {
  return (
    <section class="tile cases" aria-labelledby="w-cases">
      <h2 id="w-cases">隐患</h2>
      <p class="numbers">
        <span>
          <strong>{cases.open}</strong> 未销号
        </span>
        <span class={cases.overdue > 0 ? 'late' : undefined}>
          <strong>{cases.overdue}</strong> 超期
        </span>
        {cases.counts.map(({ name, count }) => (
          <span>
            <strong>{count}</strong> {name}
          </span>
        ))}
      </p>
      {cases.open === 0 && <Empty say="隐患 三楼消防通道堆货">没有未销号的隐患。</Empty>}
      <ul>
        {cases.first.map((one) => (
          <li>
            <a href={`/console/cases/${one.number}`}>{one.number}</a>{' '}
            <b class={one.overdue ? 'late' : 'soft'}>{one.standing}</b> {one.unit || '单位待确认'} {one.place}{' '}
            {one.about}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WallQueues({ queues }: { queues: readonly QueueShown[] }) {
  const slow = queues.filter(({ oldestMs }) => oldestMs > 120_000);
  return (
    <section class={slow.length > 0 ? 'tile queue troubled' : 'tile queue'} aria-labelledby="w-queue">
      <h2 id="w-queue">待发消息</h2>
      {queues.every(({ waiting }) => waiting === 0) && <p>全部已发出</p>}
      {queues
        .filter(({ waiting }) => waiting > 0)
        .map((queue) => (
          <p>
            {queue.name} <strong>{queue.waiting}</strong>
            {queue.more && '以上'} 条待发，最早一条等了{minutesWords(queue.oldestMs)}
          </p>
        ))}
    </section>
  );
}
