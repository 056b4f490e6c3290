import { exposuresOf } from '../../conversation/alerts/exposures.ts';
import { groupCard, personCard, plainCard } from '../../conversation/alerts/words-card.ts';
import { alsoOnPost, postFace } from '../../conversation/alerts/words-cover.ts';
import { measuresFor } from '../../conversation/alerts/words-measures.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import type { Card } from '../../domain/message.ts';
import { loadCopy, newCopy } from '../../store/alert-waves.ts';
import { loadUnit } from '../../store/directory.ts';
import { officeTexts } from '../../store/office-texts.ts';
import { putRoll } from '../../store/rolls.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import { laneOf, signatureOf } from './audience.ts';
import { reportedAlready } from './reported-already.ts';
import { once, recipientOf, type Share } from './share.ts';
import { withList } from './with-list.ts';

/** Sends the broadcast to a few addresses, and puts the units asked there on the roll. */
export async function sendShare(deps: Deps, share: Share): Promise<Outcome> {
  const { broadcast, targets } = share;
  const by = await signatureOf(deps);
  const fresh = await Promise.all(
    targets.map(async (target) => (target.first && !(await isCopied(deps, share, target)) ? [target] : [])),
  );
  const carried = await Promise.all(
    fresh.flat().map(async (target) => ({ target, measures: await measuresAt(deps, broadcast, target) })),
  );
  const rows = await rollWrites(deps, share);
  const own = broadcast.lists ? await officeTexts(deps.table) : undefined;
  const sends = await Promise.all(
    carried.map(async ({ target, measures }) => {
      const card = cardFor(share, target, { by, measures });
      const listed = own ? await withList(deps, card, { target, own }) : card;
      return sendOf(broadcast, target, listed) ?? [];
    }),
  );
  return {
    writes: [
      ...carried.map(({ target: { to, size }, measures }) =>
        newCopy(broadcast.id, { to, size, ...(measures !== undefined && { measures }) }),
      ),
      ...rows,
    ],
    sends: sends.flat(),
  };
}

/** What all units of an address must do first, where they are so alike that there is such a thing. */
async function measuresAt(deps: Deps, { warning }: Broadcast, target: Target): Promise<string | undefined> {
  if (!warning || warning.lifted || target.units.length !== target.size) return undefined;
  const units = (await Promise.all(target.units.map((id) => loadUnit(deps.table, id)))).flatMap(
    (unit) => unit?.value ?? [],
  );
  const [first = [], ...others] = units.map(exposuresOf);
  return measuresFor(
    warning,
    first.filter((exposure) => others.every((other) => other.includes(exposure))),
  );
}

/** Only a second wave can meet an address that the first has told. */
async function isCopied(deps: Deps, { broadcast: { id }, wave }: Share, { to }: Target): Promise<boolean> {
  if (wave.wave === 1) return false;
  return (await loadCopy(deps.table, id, keyOf(to))) !== undefined;
}

function cardFor(
  { broadcast, now }: Share,
  { to, size }: Target,
  { by, measures }: { by: Awaited<ReturnType<typeof signatureOf>>; measures: string | undefined },
): Card {
  const at = broadcast.sentAt ?? now;
  if (to.kind !== 'group' && size === 0 && broadcast.covers !== undefined)
    return postFace(plainCard(broadcast, { by, at, measures }), broadcast);
  if (to.kind !== 'group') {
    const own = personCard(broadcast, { by, at, measures });
    return to.kind === 'person' && broadcast.posted?.includes(to.person) ? alsoOnPost(own, broadcast) : own;
  }
  const card = groupCard(broadcast, { by, at, measures, done: 0, size });
  return broadcast.everyone ? { ...card, mentions: 'all' } : card;
}

function sendOf(broadcast: Broadcast, target: Target, card: Card): Send | undefined {
  const to = recipientOf(target.to);
  if (!to) return undefined;
  const { id, notAfter } = broadcast;
  const about = { topic: 'alerts', id } as const;
  return {
    once: once.sent(id, keyOf(target.to)),
    to,
    lane: laneOf(broadcast),
    card,
    about,
    ...(notAfter !== undefined && { notAfter }),
  };
}

/** The roll's rows: each unit of what asks for an answer stands in one share of one wave. */
async function rowsOf(deps: Deps, { to, units, cards }: Target): Promise<Roll[]> {
  const found = await Promise.all(units.map((id) => loadUnit(deps.table, id)));
  return found.flatMap((unit): Roll[] => {
    if (!unit) return [];
    const { id, name, street } = unit.value;
    return [{ unit: id, name, street, home: to, cards }];
  });
}

async function rollWrites(deps: Deps, { broadcast, targets, now }: Share): Promise<Write[]> {
  if (!broadcast.asks) return [];
  const rows = (await Promise.all(targets.map((target) => rowsOf(deps, target)))).flat();
  if (broadcast.daily) return reportedAlready(deps, broadcast, { rows, now });
  return rows.map((roll) => putRoll(broadcast.id, roll, 0));
}
