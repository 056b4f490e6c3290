import type { GroupId, PersonId, UnitId } from '../ids.ts';
import type { Address } from '../message.ts';
import type { Point, Region } from '../region.ts';
import type { Instant } from '../time.ts';

/** An enterprise or place under supervision. `kind` is a code of the enterprise kinds (mall, wet_market, …). */
export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly street: string;
  readonly address?: string;
  /** WGS-84. */
  readonly at?: Point;
  readonly size?: string;
  readonly risk?: 'red' | 'orange' | 'yellow' | 'blue';
  readonly exposures: readonly ('outdoor' | 'height' | 'heat')[];
  readonly liaison?: PersonId;
  readonly backup?: PersonId;
  readonly responsible?: string;
  readonly industryHead?: string;
  readonly adminHead?: string;
  /** Columns of the workbook we do not know, kept as they stood. */
  readonly notes: Readonly<Record<string, string>>;
  readonly active: boolean;
}

/** A group chat bound to the house. A group of several units shows counts, never lists of names. */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly address: Address;
  readonly covers: GroupCover;
  /** False once the chat is dissolved or the bot was put out. */
  readonly active: boolean;
  /** When the last of what is known to have happened to the bot in it happened, on the platform's clock; news come in any order. */
  readonly happenedMs?: number;
  /** The platform gave its chats other ids: nothing goes there until a person has said which is which. */
  readonly rebind?: boolean;
}

export type GroupCover =
  | { readonly kind: 'all' }
  | { readonly kind: 'street'; readonly street: string }
  | { readonly kind: 'units'; readonly units: readonly UnitId[] }
  | { readonly kind: 'unbound' };

/** Whether a group speaks for a unit. */
export function covers(cover: GroupCover, unit: Unit): boolean {
  switch (cover.kind) {
    case 'all':
      return true;
    case 'street':
      return unit.street === cover.street;
    case 'units':
      return cover.units.includes(unit.id);
    case 'unbound':
      return false;
  }
}

/** The house itself: whose name stands under a message, and which telephone is always answered. */
export interface Bureau {
  readonly name: string;
  readonly office: string;
  readonly landline: string;
  /** How long personal fields and people's words are kept. */
  readonly retentionDays: number;
  /** Where a place demands reports of accidents sooner than the statute: minutes for the unit, and for the bureau. */
  readonly unitReportMinutes?: number;
  readonly levelReportMinutes?: number;
  /** Where it is, as far as somebody said: official warnings are sorted by it. */
  readonly region?: Region;
  /** Where the duty room is, on WGS-84; missing until somebody shared it. */
  readonly roomAt?: Point;
  /** What the three tiers of listed supervision are called here, the highest first. */
  readonly tiers?: readonly string[];
  /** Who is sent the seal of the record each working day; unset, the auditors. */
  readonly sealTo?: readonly PersonId[];
  /** Before this nothing was owed. */
  readonly bornAt: Instant;
}
