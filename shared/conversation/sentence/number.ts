/** Characters a number may be written in; text is plain (half width, simplified). */
export const digits = '[0-9零〇一二两三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾俩仨]';

const values: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  仨: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100 };

/** 12, 一, 十二, 廿五, 一百零三, 二〇二六 → a whole number up to 9999; undefined for anything else. */
export function numberFrom(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const spelt = text.replace('廿', '二十').replace('卅', '三十');
  if (spelt === '' || spelt.length > 7) return undefined;
  return /[十拾百]/.test(spelt) ? withTens(spelt) : digitByDigit(spelt);
}

function withTens(text: string): number | undefined {
  let total = 0;
  let pending: number | undefined;
  for (const char of text) {
    const unit = tens[char];
    const value = values[char];
    if (unit !== undefined) {
      total += (pending ?? 1) * unit;
      pending = undefined;
    } else if (value !== undefined) pending = value;
    else return undefined;
  }
  return total + (pending ?? 0);
}

function digitByDigit(text: string): number | undefined {
  const read = [...text].map((char) => values[char] ?? (/\d/.test(char) ? Number(char) : undefined));
  return read.includes(undefined) ? undefined : Number(read.join(''));
}
