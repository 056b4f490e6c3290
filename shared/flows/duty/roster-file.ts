import { exportWords } from '../../conversation/duty/words-roster.ts';
import { may } from '../../domain/directory/may.ts';
import { bureauKey, postKeysOf } from '../../domain/duty/post.ts';
import { type Day, day, dayOf, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { want } from '../../store/papers.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { namedSpan, type Span } from './span.ts';
import { refused } from './swaps.ts';

/** The roster of the month, or of what is named, as a file: one's own posts, the bureau's, or all. */
export async function exportRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, inbound, now } = turn;
  if (!speaker.person) return refused(turn, exportWords.notYours);
  const isOfficer = may(speaker, 'set-roster') || may(speaker, 'approve-swap');
  const own = postKeysOf(speaker).filter((post) => (post === bureauKey ? isOfficer : !isOfficer));
  const span = await spanAsked(deps, turn, dayOf(now));
  const there = await Promise.all(own.map((post) => shiftsWithin(deps.table, span, post)));
  const isAll = isOfficer && intent.text === 'all';
  if (own.length === 0) return refused(turn, exportWords.notYours);
  if (!isAll && there.flat().length === 0) return refused(turn, exportWords.nothing);
  const wall = intent.choice === 'wall';
  const name = exportWords.name(span, wall);
  return {
    writes: [
      want({
        ...{ id: deps.newId('file'), kind: 'duty.roster', name, cause: inbound.id },
        args: { ...span, posts: isAll ? 'all' : own.join(','), ...(wall && { wall: 'yes' }) },
        to: { kind: 'address', address: speaker.address },
      }),
    ],
    reply: { text: exportWords.making(name) },
    privately: true,
  };
}

async function spanAsked(deps: Deps, { intent }: Turn, today: Day): Promise<Span> {
  const named = intent.reference === undefined ? undefined : await namedSpan(deps, intent.reference, today);
  if (named) return named;
  if (intent.date) return { from: intent.date, until: intent.until ?? intent.date };
  const first = day(`${today.slice(0, 7)}-01`);
  return { from: first, until: plusDays(day(`${plusDays(first, 31).slice(0, 7)}-01`), -1) };
}
