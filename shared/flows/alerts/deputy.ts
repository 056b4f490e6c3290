import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  deputyEnded,
  deputyFar,
  deputyNamed,
  deputyNotBureau,
  deputyTold,
  deputyUnclear,
  deputyUnknown,
  noDeputy,
} from '../../conversation/alerts/words-approval.ts';
import { type Deputy, longestDeputyDays } from '../../domain/alerts/deputy.ts';
import { may } from '../../domain/directory/may.ts';
import { isBureau, type Person } from '../../domain/directory/person.ts';
import { personId } from '../../domain/ids.ts';
import { type Day, dayOf, daysBetween, plusDays } from '../../domain/time.ts';
import { loadDeputy, putDeputy } from '../../store/deputies.ts';
import { loadPerson } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** 请吴海涛代我审批到10月3日: a leader on the road leaves his approvals to somebody, to the end of a day. */
export async function nameDeputy(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const leader = speaker.person?.id;
  if (!leader || !may(speaker, 'name-deputy')) return say({ text: notAllowed }, true);
  const before = await loadDeputy(deps.table, leader);
  const today = dayOf(now);
  if (intent.choice === 'end') return ended(before, today);
  const until = intent.until ?? intent.date;
  if (!until || until < today || intent.person === undefined) return say({ text: deputyUnclear }, true);
  if (daysBetween(today, until) > longestDeputyDays) return say({ text: deputyFar }, true);
  const person = await personNamed(deps, turn);
  if (!person) return say({ text: deputyUnknown(intent.person) }, true);
  if (!isBureau(person) || person.id === leader) return say({ text: deputyNotBureau(person.name) }, true);
  const outcome = kept({ leader, deputy: person.id, until }, before, deputyNamed(person.name, until));
  const once = `alert.deputy#${leader}#${turn.inbound.id}`;
  const card = deputyTold(speaker.name, until);
  return { ...outcome, sends: [{ once, to: { kind: 'person', person: person.id }, lane: 'answer', card }] };
}

function ended(before: Stored<Deputy> | undefined, today: Day): Outcome {
  if (!before || before.value.until < today) return say({ text: noDeputy }, true);
  return kept({ ...before.value, until: plusDays(today, -1) }, before, deputyEnded);
}

function kept(deputy: Deputy, before: Stored<Deputy> | undefined, text: string): Outcome {
  const version = (before?.version ?? 0) + 1;
  const entry = { pk: `deputy#${deputy.leader}`, version, what: 'alert.deputy', facts: { ...deputy } };
  return { writes: [putDeputy(deputy, before)], entries: [entry], reply: { text }, privately: true };
}

async function personNamed(deps: Deps, { intent }: Turn): Promise<Person | undefined> {
  const { people } = await knownNames(deps);
  const found = people.filter(({ names }) => names.includes(intent.person ?? ''));
  const id = intent.personId ?? (found.length === 1 && found[0] ? personId(found[0].id) : undefined);
  const person = id && (await loadPerson(deps.table, id))?.value;
  return person?.active ? person : undefined;
}
