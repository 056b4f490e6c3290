import type { HolidayName } from '../../domain/alerts/holiday-year.ts';

/** The words of the State Council's yearly notice, after NFKC. */
export const holidayWords: readonly (readonly [string, HolidayName])[] = [
  ['元旦', 'new-year'],
  ['春节', 'spring-festival'],
  ['清明', 'qingming'],
  ['劳动', 'labour-day'],
  ['端午', 'dragon-boat'],
  ['中秋', 'mid-autumn'],
  ['国庆', 'national-day'],
];

/** 一、春节: */
export const heading = /[一二三四五六七八九十]{1,3}[、.]\s*([^:。]{2,12}):/g;
export const titleYear = /(\d{4})年(?:部分)?节假日/;
export const anyYear = /(\d{4})年/;
/** 10月1日(周四)至7日(周三), or 1月2日(星期一) */
export const span =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(\([^)]*\))?(?:[至到~—-]+(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?)?/g;
export const weekday = /(?:周|星期)([一二三四五六日天])/;
export const weekdays: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 },
  ...{ 日: 7, 天: 7 },
};
export const rests = /放假|补休|调休|休息/;
export const works = /上班/;
export const counted = /共(\d{1,2})天/;
export const joined = /与周末连休/;
export const sentenceEnd = /[。;\n]/;
