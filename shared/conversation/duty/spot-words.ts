import type { Answered, AnswerRefusal, AskedOne, Scope, SpotCheck } from '../../domain/duty/spot-check.ts';
import { answerMs, resultOf, roundEnd } from '../../domain/duty/spot-check.ts';
import type { SpotPlan } from '../../domain/duty/spot-plan.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Day, dayOf, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { dayWords, shortDay, timeWords } from '../clock.ts';
import { kindName, kindNames } from '../kinds.ts';
import { numberFrom } from '../sentence/number.ts';

export const everything: Scope = { streets: [], kinds: [], units: [] };

/** Whom an order names: streets, kinds of enterprises, units by their ids; "随机抽5家". */
export function readScope(
  text: string,
  named: { readonly streets: readonly string[]; readonly unit?: string | undefined },
): Scope {
  const sample = /抽查?(?:取)?\s?([\d一二三四五六七八九十两]+)\s?[家个]/.exec(text)?.[1];
  const count = sample === undefined ? undefined : numberFrom(sample);
  return {
    streets: named.streets.filter((street) => text.includes(street.replace(/(?:街道|镇|乡)$/, ''))),
    kinds: named.unit === undefined ? kindsIn(text) : [],
    units: named.unit === undefined ? [] : [named.unit],
    ...(count !== undefined && count > 0 && { sample: count }),
  };
}

function kindsIn(text: string): string[] {
  return Object.entries(kindNames).flatMap(([code, names]) =>
    names.some((name) => text.includes(name)) ? [code] : [],
  );
}

/** 全部在岗人员, 江湾街道 商业综合体, 随机5家. */
export function scopeName({ streets, kinds, units, sample }: Scope): string {
  const named = [streets.join('、'), [...new Set(kinds.map(kindName))].join('、')].filter(
    (one) => one !== '',
  );
  const whole = units.length > 0 ? '指定单位' : named.length > 0 ? named.join(' ') : '全部在岗人员';
  return sample === undefined ? whole : `${whole}中随机${sample}家`;
}

export const mayNotCheck = '查岗由区商务局值班人员或带班领导发起，本次没有发出。';

export const checkRuns = (check: SpotCheck): string =>
  `${clockOf(check.at)}发起的查岗（${scopeName(check.scope)}）正在进行，${clockOf(roundEnd(check))}前应答，没有重复发出。看进展请发送“查岗结果”。`;

export const checkPlanned = (check: SpotCheck, now: Instant): Card => ({
  text: `已定于${timeWords(check.at, now)}查岗（${scopeName(check.scope)}），到时自动发出。`,
});

export const checkMissed = (check: SpotCheck): Card => ({
  text: `系统中断，${clockOf(check.at)}的查岗（${scopeName(check.scope)}）没有按时发出，已取消。如需补查请发送“查岗”。`,
});

/** The question itself; nothing in it says who else is asked. */
export function asking(check: SpotCheck, asked: Pick<AskedOne, 'name' | 'post'>, until: Instant): Card {
  const again = check.round === 2 ? '第二次查岗' : '查岗';
  return {
    title: again,
    tone: 'orange',
    text: `${asked.name}，${asked.post}${again}：请在${clockOf(until)}前按“在岗”，或回复“在岗 ${check.code}”。`,
    actions: [{ id: `duty.spotcheck.reply#${check.id}`, label: '在岗', style: 'primary' }],
  };
}

export function answeredWords(asked: AskedOne, check: SpotCheck): string {
  const took = spanWords(answerMs(asked) ?? 0);
  const clock = asked.answer ? clockOf(asked.answer.at) : '';
  return resultOf(asked, check) === 'late'
    ? `已记应答：${clock}。已过时限，按实际时间记录。`
    : `已记应答：${clock}，用时${took}。`;
}

export const answeredFor = (asked: AskedOne): string =>
  `已记代答：${asked.name}，台账注明由您代答，并已告知本人。`;

export const toldOfAnswer = (by: string, check: SpotCheck): Card => ({
  text: `${by}已替您应答${clockOf(check.at)}的查岗，台账注明代答。如您并不在岗，请马上联系值班室。`,
});

export const answerRefused: Readonly<Record<AnswerRefusal, string>> = {
  'not-asked': '当前没有对您的查岗，没有记录。到岗请发送“签到”。',
  answered: '这次查岗已经应答过了，无需重复。',
  'not-his': '没有记录：查岗由本人应答；代答只能由同班人员或区商务局人员办理。',
};

function spanWords(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  return seconds < 60 ? `${seconds}秒` : `${Math.round(ms / MINUTE_MS)}分钟`;
}

/** What a check came to, for whoever may read names. */
export function checkResult(check: SpotCheck, all: readonly AskedOne[], street?: string): Card {
  const count = (...wanted: readonly string[]) =>
    all.filter((one) => wanted.includes(resultOf(one, check))).length;
  const silent = all.filter((one) => resultOf(one, check) === 'silent');
  const late = all.filter((one) => resultOf(one, check) === 'late');
  const proxies = all.filter(({ answer }) => answer?.how === 'for');
  const times = all.flatMap((one) => answerMs(one) ?? []).sort((one, other) => one - other);
  const middle = times[Math.floor(times.length / 2)];
  const lines = [
    `${dayWords(dayOf(check.at))}${clockOf(check.at)}查岗（${street ?? scopeName(check.scope)}）：问${all.length}人，应答${all.length - silent.length}人（首次${count('in-time')}，二次${count('second')}，超时${count('late')}），未应答${silent.length}人${check.state === 'over' ? '' : '，还在进行'}。`,
    ...(middle === undefined
      ? []
      : [`应答用时：最快${spanWords(times[0] ?? 0)}，中位${spanWords(middle)}。`]),
    ...listOf('未应答（待核实）', silent),
    ...listOf('超时应答', late),
    ...listOf('他人代答', proxies),
  ];
  return {
    title: '查岗结果',
    tone: silent.length > 0 ? 'orange' : 'green',
    text: lines.join('\n'),
  };
}

const mostNamed = 30;

function listOf(label: string, people: readonly AskedOne[]): string[] {
  if (people.length === 0) return [];
  const names = people.slice(0, mostNamed).map(({ name, post }) => (post === '' ? name : `${post} ${name}`));
  const rest = people.length > mostNamed ? `等${people.length}人，全部见查岗台账` : '';
  return [`${label}：${names.join('、')}${rest}`];
}

export const noCheckYet = '今天和昨天还没有查过岗。';

/** The plan in the words that are hashed: whoever has them can check the hash himself. */
export function planText({ day, times, sample, salt }: SpotPlan): string {
  const clocks = times.map((time) => (dayOf(time) === day ? clockOf(time) : `次日${clockOf(time)}`));
  return `值守随机查岗方案 ${day} ${clocks.join(' ')} ${sample === undefined ? '全部' : `抽${sample}家`} ${salt}`;
}

export const planSealed = (plan: SpotPlan, hash: string): Card => ({
  title: '今日随机查岗方案已封存',
  text: `${dayWords(plan.day)}的随机查岗方案已定，现在谁也看不到。校验码（SHA-256）：${hash}\n晚上公布原文，可核对方案没有改过。`,
});

export const plannedMissed = (at: Instant): Card => ({
  text: `系统中断，方案中${clockOf(at)}的随机查岗没有发出，已记录。如需补查请发送“查岗”。`,
});

const howToHash = '自行核对：只取原文那一行（UTF-8编码，末尾不带换行），用任何SHA-256工具计算。';

export const planRevealed = (plan: SpotPlan, hash: string): Card => ({
  title: '随机查岗方案公布',
  text: `${dayWords(plan.day)}方案原文：\n${planText(plan)}\n校验码：${hash}\n与早上的校验码一致，即没有改过。${howToHash}任何人也可发送“核验查岗 ${shortDay(plan.day)}”。`,
});

export function planVerified(plan: SpotPlan, hash: string, done: readonly Instant[]): Card {
  const ran = done.map(clockOf).join('、');
  return {
    text: `${dayWords(plan.day)}随机查岗方案，${clockOf(plan.sealedAt)}封存，原文：\n${planText(plan)}\n原文算出的SHA-256：${hash}\n请与当天早上公布的校验码比对。${howToHash}实际查岗：${ran === '' ? '无' : ran}。`,
  };
}

export const planNotOpen = (day: Day): string => `${dayWords(day)}的方案还没有公布，当晚公布后可以核验。`;
export const noPlan = (day: Day): string => `${dayWords(day)}没有随机查岗方案。`;

export function rulesSet(rules: {
  readonly random: number;
  readonly sample?: number;
  readonly daily: readonly { readonly clock: string; readonly scope: Scope }[];
}): string {
  const random =
    rules.random === 0
      ? '随机查岗：平时不查，节假日、两会和橙红预警期间每天至少1次'
      : `随机查岗：每天${rules.random}次${rules.sample === undefined ? '' : `，每次抽${rules.sample}家`}`;
  const daily = rules.daily.map(({ clock, scope }) => `每天${clock}查岗：${scopeName(scope)}`);
  return `已记查岗规则，从下一个早上起执行。\n${[random, ...daily].join('\n')}\n不要了请发送“取消查岗规则”。`;
}

/** A word of an answer that carries the code of the call. */
export function howAnswered(text: string, code: string): Answered['how'] {
  return text.includes(code) ? 'code' : 'word';
}
