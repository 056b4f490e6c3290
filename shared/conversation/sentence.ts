import { personId, unitId } from '../domain/ids.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import type { Intent, IntentKind, Slots } from './intent.ts';
import { type TimeHit, timesIn } from './sentence/clock.ts';
import { type DateHit, datesIn } from './sentence/date.ts';
import { countIn, phonesIn } from './sentence/figures.ts';
import { type PersonHit, peopleIn } from './sentence/person.ts';
import { blank, placeIn } from './sentence/place.ts';
import { plain } from './sentence/plain.ts';
import { type UnitHit, unitsIn } from './sentence/unit.ts';
import type { Context, Utterance } from './utterance.ts';

/** A message as the pages of the phrasebook read it. */
export interface Sentence {
  /** As it was typed, without placeholders of pictures. */
  readonly said: string;
  /** As rules read it, the beginning only: an intent stands at the head of a message. */
  readonly plain: string;
  /** All of it, for lists. */
  readonly lines: readonly string[];
  readonly images: number;
  readonly utterance: Utterance;
  readonly context: Context;
  readonly today: Day;
  readonly dates: readonly DateHit[];
  readonly noSuchDay?: string;
  readonly times: readonly TimeHit[];
  readonly units: readonly UnitHit[];
  readonly people: readonly PersonHit[];
}

/** Rules look no further than this; what follows is text to keep. */
const readLength = 600;
const placeholders = /\[(?:图片|照片|位置|文件|视频|语音|红包|链接|动画表情|表情)\]/g;

export function readSentence(utterance: Utterance, context: Context, now: Instant): Sentence {
  const pictures = utterance.text.match(/\[(?:图片|照片)\]/g)?.length ?? 0;
  const said = utterance.text.replace(placeholders, ' ').trim();
  const all = plain(said);
  const head = all.slice(0, readLength);
  const today = dayOf(now);
  const { hits, noSuchDay } = datesIn(head, today);
  const units = unitsIn(head, context.known.units);
  return {
    said,
    plain: head,
    lines: all.split('\n'),
    images: utterance.images + pictures,
    utterance,
    context,
    today,
    dates: hits,
    ...(noSuchDay !== undefined && { noSuchDay }),
    times: timesIn(blank(head, [])),
    units,
    people: peopleIn(blank(head, units), context.known.people, utterance.mentions),
  };
}

/** An intent anybody would read so. */
export function surely(kind: IntentKind, slots: Slots = {}): Intent {
  return { kind, sure: true, ...slots };
}

/** An intent that only a mention, a private talk or an open question makes likely. */
export function likely(kind: IntentKind, slots: Slots = {}): Intent {
  return { kind, sure: false, ...slots };
}

export function dateSlot({ dates, noSuchDay }: Sentence, bareToo = true): Slots {
  const [found] = dates.filter(({ bare }) => bareToo || !bare);
  if (!found) return noSuchDay === undefined ? {} : { noSuchDay };
  return { date: found.day, ...(found.until && { until: found.until }) };
}

export function timeSlot({ times }: Sentence): Slots {
  return times[0] ? { time: times[0].time } : {};
}

export function personSlot(hit: PersonHit | undefined): Slots {
  if (!hit) return {};
  const [only, ...others] = hit.ids;
  return { person: hit.name, ...(only && others.length === 0 && { personId: personId(only) }) };
}

export function unitSlot(hit: Pick<UnitHit, 'name' | 'ids'> | undefined): Slots {
  if (!hit) return {};
  const [only, ...others] = hit.ids;
  return { unit: hit.name, ...(only && others.length === 0 && { unitId: unitId(only) }) };
}

export function placeSlot({ plain: text, units }: Sentence): Slots {
  const place = placeIn(text, units);
  return place === undefined ? {} : { place };
}

/** Where something is wrong: a place, or else a unit that nobody knows, whose name still says where. */
export function whereSlot(sentence: Sentence): Slots {
  const [unit] = sentence.units;
  const named = unit && unit.ids.length === 0 ? { place: unit.name } : {};
  return { ...unitSlot(unit), ...named, ...placeSlot(sentence) };
}

export function countSlot({ plain: text, dates, times }: Sentence): Slots {
  const count = countIn(blank(text, [...dates, ...times]));
  return count === undefined ? {} : { count };
}

export function phoneSlot({ plain: text }: Sentence): Slots {
  const [phone] = phonesIn(text);
  return phone === undefined ? {} : { phone };
}

/** 白班, 夜班, 24小时班. */
export function shiftSlot(plain: string): Slots {
  if (/夜班|晚班|夜里的?班|今晚|明晚|昨晚|值夜/.test(plain)) return { shift: 'night' };
  if (/白班|早班|日班|中班/.test(plain)) return { shift: 'day' };
  return /24小时|全天班|整班/.test(plain) ? { shift: 'whole' } : {};
}

/** The first person named after a word, or whoever is named. */
export function personAfter({ plain: text, people }: Sentence, word: RegExp): PersonHit | undefined {
  const at = text.search(word);
  return at < 0 ? undefined : people.find(({ start }) => start >= at);
}

/** What was said from a character of the plain sentence on; both are of one length. */
export function saidFrom({ said }: Sentence, start: number): string {
  return said
    .slice(start)
    .replace(/^[\s,，:：。.、;；!！]+/, '')
    .trim();
}
