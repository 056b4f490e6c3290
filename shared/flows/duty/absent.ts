import {
  ruledAbsent,
  ruledHere,
  ruleRefused,
  toldRuledAbsent,
} from '../../conversation/duty/words-absence.ts';
import { may } from '../../domain/directory/may.ts';
import { decideAbsent, type MarkRefusal } from '../../domain/duty/attendance.ts';
import { checkInFor } from '../../domain/duty/check-in.ts';
import { bureauKey, postKeysOf } from '../../domain/duty/post.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import { loadPerson } from '../../store/directory.ts';
import { loadShift } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { shiftsAround } from '../on-duty.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { watchOf } from './own-watch.ts';
import { changed } from './shifts.ts';

/** "何静缺岗", "何静已核实在岗", and their buttons: only a person decides that somebody was absent. */
export async function ruleAbsent(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  const by = speaker.person?.id;
  if (!by || !may(speaker, 'decide-absent')) return no('not-yours');
  const [choice = 'absent', named] = (intent.choice ?? 'absent').split('#');
  const who = named === undefined ? await whoIsMeant(deps, turn) : personId(named);
  if (!who) return no('who');
  const stored = await watchMeant(deps, turn, who);
  if (!stored) return no('not-on-roster');
  return choice === 'here' ? here(stored, { who, by, now }) : absent(stored, { who, by, now, turn });
}

interface Ruling {
  readonly who: PersonId;
  readonly by: PersonId;
  readonly now: Turn['now'];
}

function here(stored: Stored<Shift>, { who, by, now }: Ruling): Outcome {
  const decided = checkInFor(stored.value, who, { by, now });
  if (!decided.ok) return no(decided.why === 'not-over' ? 'over' : decided.why);
  const text = ruledHere(decided.next, decided.place);
  return {
    ...changed(stored, decided.next, { what: 'duty.checked-in', facts: { person: who, by, how: 'for' } }),
    ...{ reply: { text }, privately: true, toast: { tone: 'success', text } },
  };
}

function absent(stored: Stored<Shift>, { who, by, now, turn }: Ruling & { turn: Turn }): Outcome {
  const decided = decideAbsent(stored.value, who, { by, now });
  if (!decided.ok) return no(decided.why);
  const { next, place } = decided;
  const text = ruledAbsent(next, place);
  return {
    ...changed(stored, next, { what: 'duty.absent', facts: { person: who, by } }),
    ...{ reply: { text }, privately: true, toast: { tone: 'success', text } },
    sends: [
      {
        once: `duty.absent#${next.id}#${who}`,
        to: { kind: 'person', person: who },
        lane: 'answer',
        card: toldRuledAbsent(next, turn.speaker.name),
      },
    ],
  };
}

async function whoIsMeant(deps: Deps, { intent }: Turn): Promise<PersonId | undefined> {
  if (intent.personId) return intent.personId;
  const found = (await knownNames(deps)).people.filter(({ names }) => names.includes(intent.person ?? ''));
  const [only, ...others] = found;
  return only && others.length === 0 ? personId(only.id) : undefined;
}

/** The watch of the pressed card, else the one around now that the named person has, at the bureau or where he belongs. */
async function watchMeant(deps: Deps, turn: Turn, who: PersonId): Promise<Stored<Shift> | undefined> {
  const { intent, quoted, now } = turn;
  const id = intent.reference ?? (quoted?.topic === 'duty' ? quoted.id : undefined);
  const shown = id === undefined ? undefined : await loadShift(deps.table, id);
  if (shown) return shown;
  const person = (await loadPerson(deps.table, who))?.value;
  const posts = person ? postKeysOf(person) : [bureauKey];
  const shifts = await shiftsAround(deps, now, posts);
  return watchOf(shifts, who, now);
}

function no(why: MarkRefusal | 'not-yours' | 'who'): Outcome {
  const text = ruleRefused[why];
  return { ...say({ text }, true), toast: { tone: 'warning', text } };
}
