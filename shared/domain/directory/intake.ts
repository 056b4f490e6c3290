import type { Point } from '../region.ts';
import type { Role } from './person.ts';
import type { Unit } from './unit.ts';

/** Why a file cannot be read at all. */
export type FileRefusal =
  | 'too-large'
  | 'unpacks-too-large'
  | 'too-many-rows'
  | 'old-or-locked'
  | 'no-workbook'
  | 'empty'
  | 'no-table'
  | 'classified';

/** Why a row of a workbook cannot be taken. */
export type RowRefusal =
  | 'missing'
  | 'too-long'
  | 'no-name'
  | 'no-phone'
  | 'no-such-day'
  | 'wrong-weekday'
  | 'unknown-shift'
  | 'two-hours'
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

/** A person named in a cell. */
export interface Contact {
  readonly name: string;
  readonly phone?: string;
  readonly post?: string;
}

/** One enterprise as its row says. What is blank is missing, never empty. */
export interface EnterpriseRow {
  readonly row: number;
  readonly name: string;
  /** A code of the enterprise kinds; 'other' for words we do not know, missing where none stand. */
  readonly kind?: string;
  readonly street?: string;
  readonly address?: string;
  /** WGS-84. */
  readonly at?: Point;
  readonly size?: string;
  readonly risk?: NonNullable<Unit['risk']>;
  readonly exposures?: Unit['exposures'];
  readonly liaison?: Contact;
  readonly backup?: Contact;
  readonly responsible?: string;
  readonly industryHead?: string;
  readonly adminHead?: string;
  readonly notes: Readonly<Record<string, string>>;
}

/** One person as his row says. `units` stand as written: units, a street's office or the bureau. */
export interface PersonRow {
  readonly row: number;
  readonly name: string;
  readonly units: readonly string[];
  readonly post?: string;
  readonly roles: readonly Role[];
  readonly phone?: string;
}

/** Columns by which a row of the directory can be refused once it is held against the directory. */
export type IntakeField = 'name' | 'unit' | 'role' | 'liaison' | 'backup';

export interface IntakeRefusal {
  readonly row: number;
  readonly field: IntakeField;
  readonly why: RowRefusal;
}
