import {
  readResponse,
  responseNoted,
  responseRefused,
} from '../../conversation/alerts/words-weather-records.ts';
import { enterResponse } from '../../domain/alerts/response.ts';
import { may } from '../../domain/directory/may.ts';
import { keys } from '../../store/keys.ts';
import { loadResponse, putResponse } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** 应急响应 启动 …: what a headquarters' document says, entered by an officer under its number. Nothing is sent to units. */
export async function noteResponse(deps: Deps, { speaker, intent, now }: Turn): Promise<Outcome> {
  const person = speaker.person;
  if (!person || !may(speaker, 'set-period')) return say({ text: responseRefused['not-yours'] }, true);
  const said = readResponse(intent.text ?? '');
  const stored = said.hazard === undefined ? undefined : await loadResponse(deps.table, said.hazard);
  const running = stored && stored.value.endedAt === undefined ? stored.value : undefined;
  const entered = enterResponse(running, said, { by: person.id, now });
  if (!entered.ok) return say({ text: responseRefused[entered.why] }, true);
  const { next } = entered;
  const seen = stored?.version ?? 0;
  const { hazard, level, authority, document, endDocument } = next;
  return {
    writes: [putResponse(next, seen)],
    entries: [
      {
        pk: `${keys.weatherResponse(hazard).pk}#${hazard}`,
        version: seen + 1,
        what: next.endedAt === undefined ? 'response.started' : 'response.ended',
        facts: { level, authority, document, ...(endDocument !== undefined && { endDocument }) },
      },
    ],
    reply: responseNoted(next, now),
    privately: true,
  };
}
