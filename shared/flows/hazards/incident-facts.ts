import { factsIn, momentIn } from '../../conversation/hazards/incident-facts.ts';
import { gradeKept, updateKept } from '../../conversation/hazards/words-incident.ts';
import { factsTimeUnread, workDone } from '../../conversation/hazards/words-incident-answers.ts';
import { type Incident, natures } from '../../domain/hazards/incident.ts';
import type { Facts } from '../../domain/hazards/incident-facts.ts';
import type { Instant } from '../../domain/time.ts';
import { addWord } from '../../store/incident-words.ts';
import { putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { forgottenAt } from './changed.ts';
import { relayed } from './incident-news.ts';
import { mayWork, refused } from './incident-work.ts';
import { incidentSpokenOf, ofUnit } from './which-incident.ts';

type Form = Readonly<Record<string, string>>;

/** Facts in a form, or in words: words are kept as they stand, with the figures they hold, and passed on; no other emergency begins. */
export async function factsSaid(deps: Deps, turn: Turn): Promise<Outcome> {
  if (turn.intent.form) return addFacts(deps, turn);
  const found = await incidentSpokenOf(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const { value } = found.stored;
  const isJudged = turn.intent.kind === 'incident.judge';
  if (!mayWork(turn.speaker, value) && (isJudged || !ofUnit(turn.speaker, value)))
    return refused('not-yours');
  const reply = isJudged ? gradeKept : updateKept;
  return {
    ...(await relayed(deps, turn, { stored: found.stored, kind: 'update' })),
    ...{ reply, privately: true },
  };
}

/** What was found out later: kept as one more word on it, so that what was said before stays. */
async function addFacts(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, inbound, now } = turn;
  const found = await incidentSpokenOf(deps, turn);
  if (found.kind === 'said') return found.outcome;
  const { value: one, version } = found.stored;
  if (!mayWork(speaker, one)) return refused('not-yours');
  const form = filled(intent.form ?? {});
  if (Object.keys(form).length === 0) return refused('nothing-said');
  const next = timed(one, form, now);
  const facts = factsOf(form);
  const text = Object.entries(form)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const word = {
    at: now,
    kind: 'update',
    text,
    facts,
    name: speaker.name,
    address: speaker.address,
  } as const;
  return {
    ...say({ text: `${unread(form, now) ? factsTimeUnread : ''}${workDone.facts}` }, true),
    writes: [
      ...putIncident(next, version),
      addWord(one.id, inbound.id, { word, until: await forgottenAt(deps, now) }),
    ],
    entries: [
      { pk: keys.incident(one.id).pk, version: version + 1, what: 'incident.facts', facts: { ...facts } },
    ],
  };
}

function filled(form: Form): Form {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [[name, value.trim().slice(0, 500)]],
    ),
  );
}

function timed(one: Incident, form: Form, now: Instant): Incident {
  const occurredAt = momentIn(form['occurred'] ?? '', now);
  const noticedAt = momentIn(form['noticed'] ?? '', now);
  const nature = natures.find((known) => known === form['nature']);
  return {
    ...one,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(noticedAt !== undefined && { noticedAt }),
    ...(nature && { nature }),
  };
}

/** A time was filled in that is none of the past. */
function unread({ occurred, noticed }: Form, now: Instant): boolean {
  return [occurred, noticed].some((said) => said !== undefined && momentIn(said, now) === undefined);
}

function factsOf(form: Form): Facts {
  const { scene, course, loss, measures, other } = form;
  const { dead, hurt, missing } = factsIn(form['casualties'] ?? '');
  return {
    ...(scene !== undefined && { scene }),
    ...(course !== undefined && { course }),
    ...(loss !== undefined && { loss }),
    ...(measures !== undefined && { measures }),
    ...(other !== undefined && { other }),
    ...(dead !== undefined && { dead }),
    ...(hurt !== undefined && { hurt }),
    ...(missing !== undefined && { missing }),
  };
}
