import type { NotAsked, SpotCheck } from '../../domain/duty/spot-check.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, later, MINUTE_MS } from '../../domain/time.ts';
import { scopeName } from './spot-words.ts';

const mostNamed = 10;

const reasons: Readonly<Record<NotAsked['why'], (names: string, count: number) => string>> = {
  'no-watch': (names, count) => `值班表上现在没有人在班（${count}处）：${names}`,
  unknown: (names, count) => `值班表上有、人员名单里找不到（${count}人）：${names}`,
  'no-address': (names, count) => `还没有绑定，发不到（${count}人）：${names}`,
};

/** Who was not asked, and why; each is to be called by somebody. */
function beyondLines(beyond: readonly NotAsked[], more = 0): string[] {
  const lines = (['unknown', 'no-address', 'no-watch'] as const).flatMap((why) => {
    const names = beyond.filter((one) => one.why === why).map(({ who }) => (who === '' ? '本局' : who));
    const some = `${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? '等' : ''}`;
    return names.length === 0 ? [] : [`没有问到，${reasons[why](some, names.length)}。`];
  });
  return more > 0 ? [...lines, `另有${more}处没有问到，见值班表。`] : lines;
}

/** What an order to check comes to, in one message: how many are asked, and who is not. */
export function checkBegun(
  check: SpotCheck,
  { asked, beyond }: { readonly asked: number; readonly beyond: readonly NotAsked[] },
): Card {
  const until = clockOf(later(check.at, check.windowMs));
  return {
    text: [
      `查岗已发起（${scopeName(check.scope)}）：问${asked}人，请在${until}前应答，没应答的再问一次。结果会发给您，也可发送“查岗结果”。`,
      ...beyondLines(beyond),
    ].join('\n'),
  };
}

/** Too many posts to look at before the order is answered. */
export const checkGoing = (check: SpotCheck): Card => ({
  text: `查岗已发起（${scopeName(check.scope)}），正在逐个发出，请在岗人员${check.windowMs / MINUTE_MS}分钟内应答；发完告诉您问了几人、哪些没有问到。`,
});

export const checkSentOut = (
  check: SpotCheck,
  {
    asked,
    beyond,
    more,
  }: { readonly asked: number; readonly beyond: readonly NotAsked[]; readonly more: number },
): Card => ({
  text: [
    `${clockOf(check.at)}查岗（${scopeName(check.scope)}）已发完，问${asked}人。`,
    ...beyondLines(beyond, more),
  ].join('\n'),
});

export const nobodyOnDuty = (check: SpotCheck, beyond: readonly NotAsked[], more = 0): Card => ({
  text: [
    `${clockOf(check.at)}查岗（${scopeName(check.scope)}）没有发出：没有能问到的在岗人员。`,
    ...beyondLines(beyond, more),
    '请电话核实，或更新值班表后再查。',
  ].join('\n'),
});
