import { type Hours, kindOf } from '../../domain/duty/hours.ts';
import { hoursIn } from './hours-in.ts';
import { plain } from './plain.ts';

const mark = '@';
const shiftWord = '白班|夜班|晚班|早班|日班|中班|24小时班?|全天班?';

/** Every stretch of hours of a text, in its order; none of those that are longer than a day. */
function allHours(text: string): { readonly hours?: Hours; readonly said: string; readonly start: number }[] {
  const found: { readonly hours?: Hours; readonly said: string; readonly start: number }[] = [];
  let from = 0;
  for (let hit = hoursIn(text); hit && found.length < 9; hit = hoursIn(text.slice(from))) {
    const { hours, start, end } = hit;
    found.push({ said: text.slice(from + start, from + end), start: from + start, ...(hours && { hours }) });
    from += end;
  }
  return found;
}

/** The first hours a text names that are longer than a day, as said. */
export const longHours = (text: string): string | undefined =>
  allHours(plain(text))
    .find(({ hours }) => !hours)
    ?.said.trim();

/** A text whose hours stand as marks, behind the word for their watch where there is one, and what the marks mean. */
export function markHours(text: string): { readonly text: string; readonly hours: readonly Hours[] } {
  const found = allHours(text).filter(({ hours }) => hours);
  const marked = found.reduceRight(
    (kept, { said, start }, nth) =>
      `${kept.slice(0, start)} ${mark}${nth} ${kept.slice(start + said.length)}`,
    text,
  );
  return {
    hours: found.flatMap(({ hours }) => hours ?? []),
    text: marked
      .replace(new RegExp(`\\(\\s*(${mark}\\d)\\s*\\)`, 'g'), ' $1 ')
      .replace(new RegExp(`(${mark}\\d)\\s*(${shiftWord})`, 'g'), '$2 $1'),
  };
}

/** Where a marked text turns to another watch: at a word for one, or at hours without one. */
export const turnsToWatch = new RegExp(`(?=${shiftWord})|(?<!(?:班|24小时|全天)[\\s:,]*)(?=${mark}\\d)`);

/** The watch that marked words name by their hours. */
export function hoursSlot(
  text: string,
  hours: readonly Hours[],
): { readonly hours?: Hours; readonly shift?: ReturnType<typeof kindOf> } {
  const nth = new RegExp(`${mark}(\\d)`).exec(text)?.[1];
  const own = nth === undefined ? undefined : hours[Number(nth)];
  return own ? { hours: own, shift: kindOf(own) } : {};
}

export const unmarked = (text: string): string => text.replace(new RegExp(`${mark}\\d`, 'g'), ' ');
