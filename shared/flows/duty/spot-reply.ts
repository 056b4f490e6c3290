import {
  answeredFor,
  answeredWords,
  answerRefused,
  howAnswered,
  toldOfAnswer,
} from '../../conversation/duty/spot-words.ts';
import { may } from '../../domain/directory/may.ts';
import {
  type Answered,
  type AnswerRefusal,
  type AskedOne,
  answered,
  type SpotCheck,
} from '../../domain/duty/spot-check.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import { dayOf, HOUR_MS, later, plusDays } from '../../domain/time.ts';
import { loadShift } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import { checksOn, loadAsked, loadCheck, loadOpenCheck, putAsked } from '../../store/spot-checks.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** "在岗" and its button; for somebody else only where it shows. */
export async function replySpotCheck(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, now } = turn;
  const me = speaker.person?.id;
  if (!me) return no('not-asked');
  const who = (await otherNamed(deps, turn)) ?? me;
  const check = await checkOf(deps, turn, who);
  const asked = check && (await loadAsked(deps.table, check.id, who));
  if (!asked) return no('not-asked');
  if (who !== me && !(await mayAnswerFor(deps, turn, asked.value))) return no('not-his');
  const answer = { at: now, by: me, how: howOf(turn, check, who !== me), ...placeOf(turn) };
  const decided = answered(asked.value, answer);
  if (!decided.ok) return no(decided.why);
  const { next } = decided;
  const text = who === me ? answeredWords(next, check) : answeredFor(next);
  const all = [{ stored: asked, next }, ...(await answeredToo(deps, { check, who, answer }))];
  return {
    writes: all.map(({ stored, next: one }) => putAsked(stored, one)),
    entries: all.map(({ stored }) => ({
      pk: `spot#${stored.value.check}#${who}`,
      version: stored.version + 1,
      what: 'duty.spot-answered',
      facts: { how: answer.how, by: me },
    })),
    ...{ reply: { text }, privately: true, toast: { tone: 'success', text } },
    ...(who !== me && {
      sends: [
        {
          once: `duty.spot-for#${check.id}#${who}`,
          to: { kind: 'person', person: who },
          lane: 'answer',
          card: toldOfAnswer(speaker.name, check),
        },
      ],
    }),
  };
}

/** He is there: whatever other check of these hours waits for him is answered with it. */
async function answeredToo(
  deps: Deps,
  { check, who, answer }: { check: SpotCheck; who: PersonId; answer: Answered },
): Promise<{ stored: Stored<AskedOne>; next: AskedOne }[]> {
  const today = dayOf(answer.at);
  const ids = (await Promise.all([plusDays(today, -1), today].map((on) => checksOn(deps.table, on)))).flat();
  const found = await Promise.all(
    ids.filter((id) => id !== check.id).map((id) => loadAsked(deps.table, id, who)),
  );
  return found.flatMap((stored) => {
    if (!stored || later(stored.value.againAt ?? stored.value.askedAt, stillMeantMs) < answer.at) return [];
    const decided = answered(stored.value, answer);
    return decided.ok ? [{ stored, next: decided.next }] : [];
  });
}

/** A question older than this is not answered by the answer to another. */
const stillMeantMs = HOUR_MS;

/** The check whose card was pressed or quoted, else the last that asked him. */
async function checkOf(deps: Deps, turn: Turn, who: PersonId): Promise<SpotCheck | undefined> {
  const { intent, quoted } = turn;
  const named = intent.reference ?? (quoted?.topic === 'duty' ? quoted.id : undefined);
  const found = named === undefined ? undefined : await loadCheck(deps.table, named);
  if (found) return found.value;
  const open = await loadOpenCheck(deps.table, who);
  if (!open || open.value.until < turn.now) return undefined;
  return (await loadCheck(deps.table, open.value.check))?.value;
}

async function otherNamed(deps: Deps, { intent, speaker, inbound }: Turn): Promise<PersonId | undefined> {
  if (inbound.kind !== 'said' || intent.person === undefined || intent.person === speaker.name)
    return undefined;
  if (intent.personId) return intent.personId === speaker.person?.id ? undefined : intent.personId;
  const { people } = await knownNames(deps);
  const found = people.filter(({ names }) => names.includes(intent.person ?? ''));
  const [only, ...others] = found;
  return only && others.length === 0 && only.id !== speaker.person?.id ? personId(only.id) : undefined;
}

/** Somebody of the same watch, or of the bureau. */
async function mayAnswerFor(deps: Deps, { speaker }: Turn, asked: AskedOne): Promise<boolean> {
  if (may(speaker, 'check-in-for')) return true;
  const shift = (await loadShift(deps.table, asked.shift))?.value;
  return shift?.places.some(({ person }) => person === speaker.person?.id) === true;
}

function howOf({ inbound }: Turn, { code }: SpotCheck, isFor: boolean): Answered['how'] {
  if (isFor) return 'for';
  return inbound.kind === 'said' ? howAnswered(inbound.text, code) : 'button';
}

function placeOf({ intent }: Turn): Pick<Answered, 'place'> {
  return intent.place === undefined ? {} : { place: intent.place.slice(0, 60) };
}

function no(why: AnswerRefusal): Outcome {
  const text = answerRefused[why];
  return { ...say({ text }, true), toast: { tone: 'warning', text } };
}
