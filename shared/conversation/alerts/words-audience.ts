import type { Audience } from '../../domain/alerts/broadcast.ts';
import { unitId } from '../../domain/ids.ts';
import { kindName, kindNames } from '../kinds.ts';
import type { KnownName } from '../utterance.ts';

/** What can be named as an audience. */
export interface Places {
  readonly streets: readonly string[];
  readonly units: readonly KnownName[];
}

export interface Worded {
  readonly audience: Audience;
  readonly everyone: boolean;
  /** What is left to be told. */
  readonly text: string;
}

export const toAll: Audience = { streets: [], kinds: [], units: [] };

const commands = {
  notice: /^[\s，,]*(?:请|帮我|麻烦)?(?:发一?[个条份]?)?通知[\s：:，,]*/,
  relay: /^[\s，,]*(?:请|帮我|麻烦)?转发(?:一下)?预警[\s：:，,]*/,
  correction: /^[\s，,]*更正[\s：:，,]*/,
} as const;

/** The words after the command, exactly as they were typed. */
export function wordsAfter(command: keyof typeof commands, said: string): string {
  return said.replace(commands[command], '').trim();
}

/** 预警 明天特大暴雨, 发布暴雨红色预警：…: somebody's own words in a warning's dress, whatever they are sent as. */
export function seemsWarning(text: string): boolean {
  return /^[\s【[]*(?:紧急|重要|天气|气象)?(?:(?:发布|启动)?[^\s，,。：:]{0,6}[红橙黄蓝白]色)?预警(?:信号|信息)?[】\]]?(?:[\s：:，,]|$)|^[\s【[]*发布[^，,。：:]{0,12}预警/.test(
    text,
  );
}

/** 【演练】 or (演练) at the head of what is to be told. */
export function withoutDrill(text: string): { readonly drill: boolean; readonly text: string } {
  const head = /^[\s]*[【[(（](?:演练|演习)[】\])）][\s:：]*/.exec(text);
  return { drill: head !== null, text: head ? text.slice(head[0].length) : text };
}

const everybody = /[@＠](?:所有人|全体成员|全体|all)\s*/gi;

/** "北街 加油站 明天停电", "全部商场：…", "万汇广场、永辉 …": who is meant stands first, cut off by a space or a colon. */
export function readAudience(said: string, places: Places): Worded {
  const text = said.replace(everybody, '').trim();
  const everyone = text !== said.trim();
  const found = leading(text, places, toAll);
  return { audience: found.audience, everyone, text: found.text };
}

/** 给商场、发给北苑街道. */
const addressed = /^(?:发?给|发往|[面致]?向|致)(?=\S{2})/;

/** Takes one named head after another off the text, as long as it is nothing but names. */
function leading(
  text: string,
  places: Places,
  sofar: Audience,
): { readonly audience: Audience; readonly text: string } {
  const cut = /^([^\s：:，,。]{1,40})[\s：:，,]+(?=\S)/.exec(text);
  const head = cut?.[1] === undefined ? undefined : namedOrAddressed(cut[1], places);
  if (!cut || !head) return { audience: sofar, text };
  return leading(text.slice(cut[0].length), places, {
    streets: [...sofar.streets, ...head.streets],
    kinds: [...sofar.kinds, ...head.kinds],
    units: [...sofar.units, ...head.units],
  });
}

/** A name may itself begin like an address: 向阳街道. */
function namedOrAddressed(head: string, places: Places): Audience | undefined {
  return [head, head.replace(addressed, '')]
    .map((said) => headOf(said, places))
    .find((found) => found !== undefined && !narrowsNothing(found));
}

/** 各位联络员： greets everybody; it stays in the text. */
function narrowsNothing({ streets, kinds, units }: Audience): boolean {
  return streets.length + kinds.length + units.length === 0;
}

function headOf(head: string, places: Places): Audience | undefined {
  const parts = head.split(/[、和及]/).filter((part) => part !== '');
  const named = parts.map((part) => places.units.filter(({ names }) => names.includes(part)));
  if (parts.length > 0 && named.every((found) => found.length === 1)) {
    return { ...toAll, units: named.flatMap((found) => found.map(({ id }) => unitId(id))) };
  }
  const read = parts.map((part) => streetsAndKinds(part, places));
  if (parts.length === 0 || read.includes(undefined)) return undefined;
  return {
    ...toAll,
    streets: read.flatMap((one) => one?.streets ?? []),
    kinds: [...new Set(read.flatMap((one) => one?.kinds ?? []))],
  };
}

const filler = /^(?:各位?|所有|全部|全体|全区|全市|辖区|内|的|企业|单位|商户|联络员)+/;

/** 北街街道各加油站: nothing may be left over but filling words. */
function streetsAndKinds(part: string, places: Places): Pick<Audience, 'streets' | 'kinds'> | undefined {
  let rest = part.replace(filler, '');
  const street = longest(
    places.streets.flatMap((name) => namesOfStreet(name).map((said) => ({ said, name }))),
    rest,
  );
  rest = rest.slice(street?.said.length ?? 0).replace(filler, '');
  const kind = longest(kindWords, rest);
  rest = rest.slice(kind?.said.length ?? 0).replace(filler, '');
  if (rest !== '') return undefined;
  const kinds = kind ? kindWords.filter(({ said }) => said === kind.said).map(({ name }) => name) : [];
  return { streets: street ? [street.name] : [], kinds };
}

const kindWords = Object.entries(kindNames).flatMap(([name, said]) =>
  said.map((one) => ({ said: one, name })),
);

function longest<T extends { readonly said: string }>(names: readonly T[], text: string): T | undefined {
  return names
    .filter(({ said }) => text.startsWith(said))
    .sort((one, other) => other.said.length - one.said.length)[0];
}

function namesOfStreet(name: string): string[] {
  const short = name.replace(/(?:街道办事处|街道办|街道|镇|乡)$/, '');
  return [...new Set([name, `${short}街道`, `${short}街道办`, short])].filter((one) => one.length > 1);
}

/** 全部单位, 北街街道 加油站, or 3家指定单位. */
export function audienceName({ streets, kinds, units }: Audience): string {
  if (units.length > 0) return `指定的${units.length}家单位`;
  const named = [...streets, kinds.map(kindName).join('、')].filter((one) => one !== '').join(' ');
  return named === '' ? '全部单位' : named;
}
