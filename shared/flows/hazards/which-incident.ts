import { whichOne, workRefused } from '../../conversation/hazards/words-incident-answers.ts';
import { may } from '../../domain/directory/may.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { incidentsMeant } from '../../domain/hazards/incident-number.ts';
import { dayOf } from '../../domain/time.ts';
import { incidentsListed, loadIncident, numberedIncident } from '../../store/incidents.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Speaker, Turn } from '../turn.ts';
import { unitOf } from './changed.ts';

type Which =
  | { readonly kind: 'found'; readonly stored: Stored<Incident> }
  | { readonly kind: 'said'; readonly outcome: Outcome };

/** The emergency of a button, of a number, of the card he answers; without any, the only one that runs for him. */
export async function whichIncident(
  deps: Deps,
  turn: Turn,
  fits: (one: Incident) => boolean = () => true,
): Promise<Which> {
  const named = await namedIncident(deps, turn);
  const open = named ?? (turn.intent.reference === undefined ? await openFor(deps, turn, fits) : []);
  const mine = open.filter(({ value }) => concerns(turn.speaker, value));
  const [only, ...others] = mine;
  if (only && others.length === 0) return { kind: 'found', stored: only };
  if (!only) return { kind: 'said', outcome: say({ text: workRefused.unknown }, true) };
  const said = turn.inbound.kind === 'said' ? turn.inbound.text : '';
  const asked = whichOne(
    mine.map(({ value }) => value),
    said,
  );
  return { kind: 'said', outcome: say(asked, true) };
}

/** As above; what is said by the number of a report that was joined is of the emergency it belongs to. */
export async function incidentSpokenOf(deps: Deps, turn: Turn): Promise<Which> {
  const which = await whichIncident(deps, turn);
  return which.kind === 'found' ? { kind: 'found', stored: await wholeOf(deps, which.stored) } : which;
}

/** The emergency of which this one proved to be a part, else itself. */
export async function wholeOf(deps: Deps, stored: Stored<Incident>): Promise<Stored<Incident>> {
  const { sameAs } = stored.value;
  const other = sameAs === undefined ? undefined : await loadIncident(deps.table, sameAs);
  return other ? wholeOf(deps, other) : stored;
}

async function namedIncident(
  deps: Deps,
  { intent, quoted, now }: Turn,
): Promise<Stored<Incident>[] | undefined> {
  const { reference } = intent;
  if (reference === undefined) {
    const quotedOne = quoted?.topic === 'hazards' ? await loadIncident(deps.table, quoted.id) : undefined;
    return quotedOne && [quotedOne];
  }
  const byId = await loadIncident(deps.table, reference);
  if (byId) return [byId];
  for (const number of incidentsMeant(reference, dayOf(now).slice(0, 4))) {
    const found = await numberedIncident(deps.table, number);
    if (found) return [found];
  }
  return undefined;
}

async function openFor(
  deps: Deps,
  { speaker }: Turn,
  fits: (one: Incident) => boolean,
): Promise<Stored<Incident>[]> {
  const open = await incidentsListed(deps.table, 'open');
  return open.filter(({ value }) => concerns(speaker, value) && fits(value));
}

function concerns(speaker: Speaker, one: Incident): boolean {
  return may(speaker, 'verify', unitOf(one)) || ofUnit(speaker, one);
}

export function ofUnit({ units }: Pick<Speaker, 'units'>, { unit }: Incident): boolean {
  return unit !== undefined && units.includes(unit);
}
