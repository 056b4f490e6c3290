import { noneToConfirm } from '../../conversation/alerts/words.ts';
import { nameOf, personCard } from '../../conversation/alerts/words-card.ts';
import {
  anEarlierNotice,
  questionCard,
  questionPassed,
  remarkPassed,
} from '../../conversation/alerts/words-roll.ts';
import { may } from '../../domain/directory/may.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { allPeople, loadPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { acknowledge } from './ack.ts';
import { type AskedUnits, askedOf, waitingFor } from './asked.ts';
import { signatureOf } from './audience.ts';
import { queryMissing } from './missing.ts';
import { aboutOf } from './send.ts';
import { standingOf } from './standing.ts';

/** "收到，地下车库也要关吗": confirmed, and the question goes privately to whoever sent the notice, or to the officers. */
export async function acknowledgeAndAsk(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  const person = speaker.person;
  if (!person || speaker.represents.length === 0) return nothing;
  const confirmed = await acknowledge(deps, turn);
  const standing = await standingOf(deps, turn);
  const asked = standing.kind === 'units' ? await askedOf(deps, turn, standing.units) : undefined;
  if (!intent.text || (!asked && turn.inbound.chat !== null)) return confirmed;
  const answering = await answerersOf(deps, asked?.broadcast.drafter);
  const units = asked
    ? asked.rolls.map(({ value }) => value.name)
    : speaker.represents.map(({ name }) => name);
  const card = cardOf(turn, person, { units, asked });
  const subject = asked?.broadcast.id ?? 'none';
  const sends = answering.map(
    (one): Send => ({
      ...{
        once: `alert.question#${subject}#${turn.inbound.id}#${one.id}`,
        to: { kind: 'person', person: one.id },
      },
      ...{ lane: 'answer', card, ...(asked && { about: aboutOf(asked.broadcast) }) },
    }),
  );
  const passed = (intent.reason === undefined ? questionPassed : remarkPassed)(
    answering.map(({ name }) => name).join('、'),
  );
  const said = asked ? (confirmed.reply?.text ?? '') : '';
  return { ...confirmed, sends, reply: { text: [said, passed].join('\n').trim() }, privately: true };
}

function cardOf(
  { intent }: Turn,
  person: Person,
  { units, asked }: { readonly units: readonly string[]; readonly asked: AskedUnits | undefined },
): Card {
  return questionCard({
    ...{ who: person.name, units, question: intent.text ?? '' },
    notice: asked ? nameOf(asked.broadcast) : anEarlierNotice,
    ...(person.phone !== undefined && { phone: person.phone }),
    ...(intent.reason !== undefined && { remark: true }),
  });
}

const mostAnswerers = 5;

/** Its drafter; for what the house sent by itself, the officers. */
async function answerersOf(deps: Deps, drafter: PersonId | undefined): Promise<Person[]> {
  const own = drafter && (await loadPerson(deps.table, drafter))?.value;
  if (own?.active) return [own];
  const people = await allPeople(deps.table);
  return people
    .flatMap(({ value }) => (hasRole(value, 'officer', 'administrator') ? value : []))
    .slice(0, mostAnswerers);
}

/** Who says that nothing reached him confirms nothing: he gets the notice again. An officer who asks who has not answered is told. */
export async function sendAgain(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, inbound } = turn;
  if (may(speaker, 'see-missing') && speaker.represents.length === 0) return queryMissing(deps, turn);
  const [id] = await waitingFor(deps, speaker.represents);
  const broadcast = id && (await loadBroadcast(deps.table, id));
  if (!broadcast)
    return inbound.chat === null && speaker.person ? say({ text: noneToConfirm }, true) : nothing;
  const by = await signatureOf(deps);
  const reply = personCard(broadcast.value, { by, at: broadcast.value.sentAt ?? turn.now });
  return { writes: [], reply, privately: true, replyAbout: aboutOf(broadcast.value) };
}
