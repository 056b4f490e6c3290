import { consoleOff, consoleRefused, consoleWay } from '../../conversation/directory/words.ts';
import { may } from '../../domain/directory/may.ts';
import { linkLifeMs } from '../../domain/directory/session.ts';
import { later } from '../../domain/time.ts';
import { lookWrite } from '../../store/looks.ts';
import { newLink } from '../../store/sessions.ts';
import { linkHash, newSecret } from '../console-secrets.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { tryOnce } from '../tries.ts';
import type { Turn } from '../turn.ts';

/** Who needs more has lost something, or is not himself. */
const linksAnHour = 10;

/** 后台: a way in for him alone, answered privately wherever he asked. */
export async function consoleLink(deps: Deps, { speaker, now }: Turn): Promise<Outcome> {
  const { person } = speaker;
  if (!person || !may(speaker, 'console')) return say({ text: consoleRefused['not-yours'] }, true);
  const url = deps.consoleUrl?.();
  if (url === undefined) return say(consoleOff, true);
  const tries = await tryOnce(deps, { channel: 'console-link', id: person.id }, linksAnHour);
  if (!tries) return say({ text: consoleRefused['too-many'] }, true);
  const secret = newSecret(deps);
  const link = { person: person.id, untilMs: deps.wall.now() + linkLifeMs };
  return {
    ...say(consoleWay(`${url}/in/${secret}`), true),
    writes: [
      tries,
      newLink(linkHash(deps, secret), link, later(now, linkLifeMs)),
      lookWrite(deps.newId('lk'), { at: now, who: person.id, what: 'link' }),
    ],
  };
}
