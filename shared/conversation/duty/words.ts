import type { CheckInRefusal } from '../../domain/duty/check-in.ts';
import type { Place, Shift, ShiftKind } from '../../domain/duty/shift.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf } from '../../domain/time.ts';
import { dayWords } from '../clock.ts';

export const shiftNames: Readonly<Record<ShiftKind, string>> = { day: '白班', night: '夜班', whole: '24小时班' };
export const roleNames: Readonly<Record<Place['role'], string>> = { leader: '带班领导', main: '值班员', deputy: '副班' };

export function checkedIn(shift: Shift, place: Place): Card {
  const when = place.arrival ? clockOf(place.arrival.at) : '';
  const late = place.arrival?.how === 'late' ? '，已超过规定时间，按实际时间记录' : '';
  return { text: `${place.name}，您已于${when}签到：${dayWords(shift.day)}${shiftNames[shift.kind]}${roleNames[place.role]}${late}。` };
}

export const checkInRefused: Readonly<Record<CheckInRefusal | 'no-shift', string>> = {
  'not-on-roster': '值班表上今天没有您，未记签到。如有调整，请联系值班室更新值班表。',
  'too-early': '还没到签到时间，班前90分钟起可以签到。',
  'already-here': '您已经签到过了，无需重复。',
  'no-shift': '今天还没有值班表。请联系值班室。',
};
