import type { Role } from '../../domain/duty/shift.ts';
import { roleIn } from './pasted-line.ts';

/** An older table for another period, or a day's own, with a few others in it. */
export interface Copy {
  readonly to: string;
  readonly from: string;
  readonly changes: readonly Change[];
}

/** Who comes in place of somebody, or of whoever has a role. */
export interface Change {
  readonly name?: string;
  readonly role?: Role;
  readonly next: string;
}

const into = '换成|改成|换为|改为|替换成|替换为|调整为|改由|换由';
const roles = '带班领导|值班领导|带班|值班人员|值班员|值班|主班|副班|备班|班';
const change = new RegExp(
  `([^\\s,，。、把将由表的班]{2,4}?)?的?(${roles})?人?(?:${into})([^\\s,，。、;；]{2,4}?)(?=$|[\\s,，。、;；.]|带班|值班|来值|值|吧|了)`,
  'g',
);

/** A day before a name is no part of it, though 天 and 晚 may be. */
const days =
  /\d{1,2}\s?(?:年|月|[日号])|[今明后昨前那当]天|[今明昨当]晚|[上下中]午|晚上|(?:周|星期|礼拜)[一二三四五六日天]/g;

/** 按国庆的表，换一个人; 明天的值班改成何静 */
export function copyIn(text: string): Copy | undefined {
  const [, to = '', from = ''] =
    /^(.{0,12}?)(?:就|还|都|也|仍)?(?:按|照|用|套用|沿用|参照)(.{1,24}?)的?(?:值班)?(?:表|排班|安排)/.exec(
      text,
    ) ?? [];
  const changes = [...text.replace(days, ' ').matchAll(change)].flatMap(
    ([, name, said = '', next = '']): Change[] => {
      const role = roleIn(said === '班' ? '值班' : said);
      if (name) return [{ name, next }];
      return role ? [{ role, next }] : [];
    },
  );
  if (from === '' && changes.length === 0) return undefined;
  return { to: to || periodIn(text), from, changes };
}

/** 值班表有变，以新表为准: what was shown before holds. */
export const saysItHolds = (text: string): boolean => /以.{0,6}为准/.test(text);

function periodIn(text: string): string {
  return /国庆|中秋|春节|元旦|五一|端午|清明|除夕|元宵/.exec(text)?.[0] ?? '';
}
