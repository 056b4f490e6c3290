import type { Intent } from '../conversation/intent.ts';
import type { Subject } from '../domain/delivery.ts';
import type { Actor } from '../domain/directory/may.ts';
import type { Person } from '../domain/directory/person.ts';
import type { Group, Unit } from '../domain/directory/unit.ts';
import type { Address, Inbound } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';

/** Who speaks. Without a person he has proved nothing: a guest. */
export interface Speaker extends Actor {
  readonly address: Address;
  readonly name: string;
  readonly person?: Person;
  /** The units he stands for. */
  readonly represents: readonly Unit[];
}

/** One message on its way through the house. */
export interface Turn {
  readonly inbound: Inbound;
  readonly speaker: Speaker;
  /** The bound group it came from. */
  readonly group?: Group;
  /** What the quoted or clicked card is about. */
  readonly quoted?: Subject;
  readonly intent: Intent;
  readonly now: Instant;
}
