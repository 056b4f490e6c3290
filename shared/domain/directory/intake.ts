/** Why a row of a workbook cannot be taken. */
export type RowRefusal =
  | 'missing'
  | 'too-long'
  | 'no-name'
  | 'no-phone'
  | 'no-such-day'
  | 'wrong-weekday'
  | 'unknown-shift'
  | 'nobody'
  | 'unknown-role'
  | 'role-needed'
  | 'unknown-unit'
  | 'name-of-two'
  | 'phone-of-another'
  | 'unit-twice';

/** One refused row, by what its reader sees: the sheet's name, the row's number, the column's header. */
export interface Refused {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly why: RowRefusal;
}
