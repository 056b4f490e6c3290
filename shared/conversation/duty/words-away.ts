import type { ArrivalProof } from '../../domain/duty/shift.ts';

/** 120米, 3.2公里 */
export const distance = (metres: number): string =>
  metres < 1000 ? `${metres}米` : `${Math.round(metres / 100) / 10}公里`;

/** Where he was, in the answer to his check-in and in the ledger. */
export function awayWords({ at, awayM, far }: Pick<ArrivalProof, 'at' | 'awayM' | 'far'>): string {
  if (awayM !== undefined) return `距登记地点${distance(awayM)}${far ? '，超出范围' : ''}`;
  return at ? '位置已记，登记地点未设置，未比对' : '';
}
