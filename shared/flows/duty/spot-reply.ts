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
import { loadShift } from '../../store/duty.ts';
import { loadAsked, loadCheck, loadOpenCheck, putAsked } from '../../store/spot-checks.ts';
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
  return {
    writes: [putAsked(asked, next)],
    entries: [
      {
        pk: `spot#${check.id}#${who}`,
        version: asked.version + 1,
        what: 'duty.spot-answered',
        facts: { how: answer.how, by: me },
      },
    ],
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
