import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  assessed,
  assessmentDue,
  nothingToAssess,
  toAssess,
  whatAssessed,
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

/** Two hours are over: whoever is on duty is told, once; unless the warning is over too. */
export async function remindAssessment(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const { event } = openedAssessment(row).value;
  const [stored, found] = await Promise.all([
    loadAssessment(deps.table, event),
    loadWeather(deps.table, event),
  ]);
  if (!stored || !found || stored.value.done || stored.value.reminded || stored.value.dueAt > now)
    return nothing;
  const write = putAssessment({ ...stored.value, reminded: true }, stored.version);
  if (standingOf(found.value, now) !== 'in-force') return { writes: [write] };
  const card = assessmentDue(found.value, now);
  return {
    writes: [write],
    sends: (await dutyRoom(deps, now, true)).map((person) => ({
      once: `weather.assess#${event}#${stored.value.openedAt}#${person}`,
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
  if (!person || !may(speaker, 'draft')) return say({ text: notAllowed }, true);
  const open = await openOnes(deps, intent.reference);
  const words = intent.text?.trim() ?? '';
  const [latest] = open;
  if (!latest) return say({ text: nothingToAssess }, true);
  if (words.length < 2) return say(waiting(open, now), true);
  const { event, stored } = latest;
  const done = { by: person.id, at: now, words: words.slice(0, 1_000) };
  return {
    writes: [putAssessment({ ...stored.value, done }, stored.version)],
    entries: [
      {
        pk: `${keys.weather(event.id).pk}#assessment`,
        version: stored.version + 1,
        what: 'weather.assessed',
        facts: { event: event.id, colour: stored.value.colour, words: done.words, message: inbound.id },
      },
    ],
    reply: { text: assessed(event, now > stored.value.dueAt), tone: 'green' },
    privately: true,
  };
}

function waiting(open: readonly Open[], now: Instant) {
  const card = toAssess(
    open.map(({ event, stored }) => ({ event, dueAt: stored.value.dueAt })),
    now,
  );
  return { ...card, text: `${card.text}\n${whatAssessed}` };
}

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
