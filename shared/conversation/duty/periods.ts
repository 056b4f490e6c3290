const holidays = [
  [/元旦|新年/, 'new-year'],
  [/春节|过年|大年/, 'spring-festival'],
  [/清明/, 'qingming'],
  [/五一|劳动/, 'labour-day'],
  [/端午/, 'dragon-boat'],
  [/中秋/, 'mid-autumn'],
  [/国庆|十一/, 'national-day'],
] as const;

/** Which holiday a period's name means. */
export function holidayIn(text: string): (typeof holidays)[number][1] | undefined {
  return holidays.find(([words]) => words.test(text))?.[1];
}

const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The date of the first lunar month that 初二 or 除夕 means; the eve is 0. */
export function lunarDateIn(text: string): number | undefined {
  if (/除夕|年三十|大年三十/.test(text)) return 0;
  if (/元宵|正月十五/.test(text)) return 15;
  const said = /(?:大年)?初([一二三四五六七八九十])/.exec(text)?.[1];
  return said === undefined ? undefined : numbers.indexOf(said) + 1;
}
