/** Who: a person of the directory, on whatever channels he is reached. */
export type PersonId = string & { readonly brand: 'PersonId' };
/** An enterprise or place under supervision. */
export type UnitId = string & { readonly brand: 'UnitId' };
/** A group chat as the house knows it; bound to a platform's chat by an Address. */
export type GroupId = string & { readonly brand: 'GroupId' };
/** YH-2026-0031, as people read it. */
export type CaseNumber = string & { readonly brand: 'CaseNumber' };
/** A broadcast: a notice, a relayed warning, a period's push. */
export type AlertId = string & { readonly brand: 'AlertId' };
/** What offices said of one hazard, from warning to lifting. */
export type WeatherId = string & { readonly brand: 'WeatherId' };
/** One watch: a day and a shift of one post. */
export type ShiftId = string & { readonly brand: 'ShiftId' };

export const personId = (text: string): PersonId => text as PersonId;
export const unitId = (text: string): UnitId => text as UnitId;
export const groupId = (text: string): GroupId => text as GroupId;
export const caseNumber = (text: string): CaseNumber => text as CaseNumber;
export const alertId = (text: string): AlertId => text as AlertId;
export const weatherId = (text: string): WeatherId => text as WeatherId;
export const shiftId = (text: string): ShiftId => text as ShiftId;
