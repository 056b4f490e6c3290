import {
  asksNothing,
  chaseAction,
  noneAskedToday,
  notAllowed,
  nothingOut,
} from '../../conversation/alerts/words.ts';
import { missingCard } from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { isOut } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import { lastAlert, loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { coverOf } from './cover.ts';
import { aboutOf } from './send.ts';
import { silenceOf } from './silence.ts';
import { namedAlert } from './which.ts';

/** 谁没回复: privately, only those who have not, with people and phones, and for which notice. */
export async function queryMissing(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker } = turn;
  if (!may(speaker, 'see-missing')) return say({ text: notAllowed }, true);
  const broadcast = (await askingOf(deps, turn))?.value;
  if (!broadcast) return say({ text: turn.intent.choice === undefined ? nothingOut : noneAskedToday }, true);
  if (!broadcast.asks) return say({ text: asksNothing }, true);
  const silence = await silenceOf(deps, broadcast, ({ unit, street }) =>
    may(speaker, 'see-missing', { id: unit, street }),
  );
  const list = missingCard(silence.notice, silence.total, silence.streets);
  const posts = await coverOf(deps, broadcast);
  const card = { ...list, text: [list.text, silence.states, posts].filter((text) => text !== '').join('\n') };
  const canChase = silence.missing.length > 0 && may(speaker, 'send');
  const reply = canChase ? { ...card, actions: [chaseAction(broadcast.id)] } : card;
  return { writes: [], reply, privately: true, replyAbout: aboutOf(broadcast) };
}

/** The quoted one, the last of his own that asks for an answer, or the last that anybody sent. */
export async function askingOf(deps: Deps, turn: Turn): Promise<Stored<Broadcast> | undefined> {
  const named = namedAlert(turn);
  if (named) return loadBroadcast(deps.table, named);
  const { choice } = turn.intent;
  if (choice === 'zero' || choice === 'supply') return lastDaily(deps, choice);
  const own = turn.speaker.person && (await lastAlert(deps.table, turn.speaker.person.id, 'sent'));
  const mine = own && (await loadBroadcast(deps.table, own));
  if (mine?.value.asks && isOut(mine.value)) return mine;
  const sent = (await openAlerts(deps.table))
    .filter(({ asks, daily }) => asks && !daily)
    .sort((one, other) => other.sentAt - one.sentAt)[0];
  return sent && loadBroadcast(deps.table, sent.id);
}

/** What each day asks for, while it is open. */
async function lastDaily(deps: Deps, daily: 'zero' | 'supply'): Promise<Stored<Broadcast> | undefined> {
  const asked = (await openAlerts(deps.table)).filter((one) => one.daily === daily);
  const [last] = asked.sort((one, other) => other.sentAt - one.sentAt);
  return last && loadBroadcast(deps.table, last.id);
}
