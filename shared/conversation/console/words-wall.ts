import type { Arrival } from '../../domain/duty/shift.ts';

const arrivals: Readonly<Record<Arrival['how'], string>> = {
  self: '已签到',
  late: '迟到签到',
  for: '代签',
  afterwards: '补签',
};

export const arrivalName = (how: Arrival['how']): string => arrivals[how];
export const notArrived = '未签到';
export const notDue = '未到时间';

/** Nobody is called absent before a person says so. */
export const toVerify = '未签到（待核实）';

export const tentative = '日期暂定';

/** 刚刚, 3分钟, 2小时. */
export function ageWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '不到1分钟';
  return minutes < 60 ? `${minutes}分钟` : `${Math.floor(minutes / 60)}小时`;
}
