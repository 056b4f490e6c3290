import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  areNamed,
  assessed,
  assessmentDue,
  nothingToAssess,
  toAssess,
  type Waiting,
} from '../../conversation/alerts/words-weather-records.ts';
import type { Assessment } from '../../domain/alerts/assessment.ts';
import { standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import { may } from '../../domain/directory/may.ts';
import { weatherId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import { loadWeather } from '../../store/weather.ts';
import { loadAssessment, openedAssessment, putAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { dutyRoom } from './weather-news.ts';
import { recentEvents } from './weather-note.ts';

/** So many are marked in one transaction; more than that are told of by the next look. */
const mostAtOnce = 24;

/** Two hours are over: whoever is on duty is told once of all that still wait, unless their warnings are over too. */
export async function remindAssessment(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const first = await loadAssessment(deps.table, openedAssessment(row).value.event);
  if (!first || first.value.done || first.value.reminded || first.value.dueAt > now) return nothing;
  const due = (await openOnes(deps, undefined)).filter(
    ({ stored }) => !stored.value.reminded && stored.value.dueAt <= now,
  );
  const others = due.filter(({ stored }) => stored.value.event !== first.value.event);
  const marked = [first, ...others.map(({ stored }) => stored)].slice(0, mostAtOnce);
  const writes = marked.map(({ value, version }) => putAssessment({ ...value, reminded: true }, version));
  const inForce = due.filter(({ event }) => standingOf(event, now) === 'in-force').map(waiting);
  if (inForce.length === 0) return { writes };
  const card = assessmentDue(inForce, now);
  return {
    writes,
    sends: (await dutyRoom(deps, now, true)).map((person) => ({
      once: `weather.assess#${first.value.event}#${first.value.openedAt}#${person}`,
      to: { kind: 'person', person },
      lane: 'blue',
      card,
    })),
  };
}

interface Open {
  readonly event: WeatherEvent;
  readonly stored: Stored<Assessment>;
}

/** 研判 …: an officer's word on a grave warning; without words, what waits for one. */
export async function assess(deps: Deps, { speaker, intent, inbound, now }: Turn): Promise<Outcome> {
  const person = speaker.person;
  if (!person || !may(speaker, 'assess')) return say({ text: notAllowed }, true);
  const open = await openOnes(deps, intent.reference);
  const words = intent.text?.trim() ?? '';
  if (open.length === 0) return say({ text: nothingToAssess }, true);
  if (words.length < 2) {
    return say(toAssess(open.map(waiting), now), true);
  }
  const meant = areNamed(open, words).slice(0, mostAtOnce);
  const done = { by: person.id, at: now, words: words.slice(0, 1_000) };
  const late = meant.some(({ stored }) => now > stored.value.dueAt);
  return {
    writes: meant.map(({ stored }) => putAssessment({ ...stored.value, done }, stored.version)),
    entries: meant.map(({ event, stored }) => ({
      pk: `${keys.weather(event.id).pk}#assessment`,
      version: stored.version + 1,
      what: 'weather.assessed',
      facts: { event: event.id, colour: stored.value.colour, words: done.words, message: inbound.id },
    })),
    reply: { text: assessed(meant.map(waiting), late), tone: 'green' },
    privately: true,
  };
}

const waiting = ({ event, stored: { value } }: Open): Waiting => ({
  event,
  colour: value.colour,
  dueAt: value.dueAt,
});

/** The one a button names; else those that wait, the latest first. One that has a word already takes a better one by name. */
async function openOnes(deps: Deps, reference: string | undefined): Promise<readonly Open[]> {
  const named = reference?.startsWith('we_')
    ? await loadWeather(deps.table, weatherId(reference))
    : undefined;
  const events = named ? [named] : await recentEvents(deps);
  const found = await Promise.all(
    events.map(async ({ value }) => {
      const stored = await loadAssessment(deps.table, value.id);
      return stored && (named || !stored.value.done) ? [{ event: value, stored }] : [];
    }),
  );
  return found.flat().sort((one, other) => other.stored.value.openedAt - one.stored.value.openedAt);
}
