import type { DayOutlook } from '../../domain/alerts/outlook.ts';
import type { Track } from '../../domain/alerts/typhoon.ts';
import type { Bulletin } from '../../domain/alerts/warning.ts';
import type { Point, Region } from '../../domain/region.ts';
import type { Instant } from '../../domain/time.ts';
import type { Cancel, Exercise } from './cap.ts';
import type { Failure } from './http.ts';

/** What is known when a source is asked. */
export interface Known {
  readonly region?: Region;
  readonly now: Instant;
  readonly wallMs: number;
  readonly tag?: string;
  readonly modified?: string;
  /** What was read of it before, where it lists much and each piece must be fetched. */
  readonly seen: readonly string[];
}

export type Told =
  | { readonly kind: 'same' }
  /** It cannot be asked yet: the bureau has not said where it is. */
  | { readonly kind: 'needs-place' }
  | {
      readonly kind: 'told';
      readonly bulletins: readonly Bulletin[];
      readonly cancels?: readonly Cancel[];
      /** Marked by their publisher as no real warnings. */
      readonly exercises?: readonly Exercise[];
      readonly tag?: string;
      readonly modified?: string;
      readonly seen?: readonly string[];
      /** All that is in force by its own list: what it no longer names has left it. */
      readonly listed?: readonly string[];
      /** The storms that run. */
      readonly tracks?: readonly Track[];
      /** What a model computes. */
      readonly outlook?: readonly DayOutlook[];
      /** What it listed for us and we could not read. */
      readonly unread?: readonly Unread[];
      /** What its terms ask us to show. */
      readonly attributions?: readonly string[];
    }
  | Failure;

/** What stands in a list and is none of the shapes we know: a person must look, since it may warn of something. */
export interface Unread {
  readonly id: string;
  /** As far as any words of it could be had. */
  readonly text: string;
}

/** The names and words of an item of whatever shape. */
export function unreadOf(
  item: unknown,
  names: { readonly id: string; readonly text: readonly string[] },
): Unread {
  const wordsAt = (name: string) => {
    const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined;
    return typeof value === 'string' ? value.trim() : '';
  };
  const text = names.text
    .map(wordsAt)
    .filter((words) => words !== '')
    .join('\n');
  return { id: wordsAt(names.id) || text.slice(0, 80), text };
}

/** A place where warnings are asked for, and how often it bears to be asked. */
export interface Source {
  readonly name: string;
  readonly intervalMs: number;
  ask(known: Known): Promise<Told>;
}

/** Six decimals are a hand's breadth; the services ask for two at most. */
export function twoDecimals({ latitude, longitude }: Point): { latitude: string; longitude: string } {
  return { latitude: latitude.toFixed(2), longitude: longitude.toFixed(2) };
}

/** A payload in another shape than the source's own documents say. */
export function broken(): Failure {
  return { kind: 'failed', why: 'broken', code: 'payload' };
}

/** JSON, or undefined. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
