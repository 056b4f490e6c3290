import * as z from 'zod/mini';
import { fileFetching, fileUnread, submitHints } from '../../conversation/duty/words-submit.ts';
import * as words from '../../conversation/papers/words.ts';
import type { FileRefusal, Refused } from '../../domain/directory/intake.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { personId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { dayOf } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { hoursSchema } from '../../store/duty.ts';
import { enqueue } from '../../store/outbox.ts';
import { isEmpty, loadRosterDraft, putRosterDraft } from '../../store/roster-drafts.ts';
import { daySchema } from '../../store/schema.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Settled } from '../settled.ts';
import type { Turn } from '../turn.ts';
import { proposeRows } from './submit-rows.ts';
import { refused } from './swaps.ts';

export const rosterFileHead = 'duty.roster-file#';

/** A workbook sent to the bot: the courier fetches it, then it is read and shown against what stands. */
export async function fetchRoster(_deps: Deps, turn: Turn): Promise<Outcome> {
  const { inbound, speaker } = turn;
  const file = inbound.kind === 'said' ? inbound.attachments.find(({ kind }) => kind === 'file') : undefined;
  if (!file || !speaker.person) return nothing;
  const isSender =
    may(speaker, 'set-roster') || speaker.roles.includes('street') || speaker.represents.length > 0;
  if (!isSender) return refused(turn, submitHints.notYours);
  return {
    writes: [],
    errands: [
      {
        once: `${rosterFileHead}${inbound.id}#${file.name ?? 'roster.xlsx'}`,
        to: speaker.address,
        errand: { kind: 'fetch', message: inbound.id, key: file.key, type: 'file' },
        about: { topic: 'duty', id: `file/${speaker.person.id}` },
        lane: 'answer',
      },
    ],
    reply: fileFetching,
    privately: true,
  };
}

const placeSchema = z.object({
  role: z.enum(['leader', 'main', 'deputy', 'standby']),
  name: z.string(),
  phone: z.exactOptional(z.string()),
});
const readSchema = z.object({
  rows: z.array(
    z.object({
      row: z.number(),
      day: daySchema,
      shift: z.enum(['day', 'night', 'whole']),
      hours: z.exactOptional(hoursSchema),
      post: z.exactOptional(z.string()),
      places: z.array(placeSchema),
      room: z.exactOptional(z.string()),
      note: z.exactOptional(z.string()),
    }),
  ),
  // What our own reader wrote a moment ago.
  refused: z.array(z.custom<Refused>(isThere)),
  why: z.exactOptional(z.custom<FileRefusal>(isThere)),
  passedOver: z.array(z.string()),
  hiddenRows: z.number(),
});
type Read = z.infer<typeof readSchema>;

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What came of fetching it: the difference with its one question, or what is wrong with the table. */
export async function settledRoster(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  const { order, now } = settled;
  const { writes, reply } = await readAndCompared(deps, settled);
  if (!reply) return writes;
  const told = {
    ...{ once: `duty.roster-read#${order.once}`, to: order.to, lane: 'answer' as const },
    ...{ cause: order.cause, askedAt: now, what: { kind: 'card' as const, card: reply } },
  };
  return [...writes, ...enqueue(told, deps.wall.now())];
}

async function readAndCompared(deps: Deps, { order, result, now }: Settled): Promise<Outcome> {
  const person = (await loadPerson(deps.table, personId(order.about?.id.split('/')[1] ?? '')))?.value;
  if (result?.kind !== 'fetched')
    return person ? wrong(deps, { person, now }, fileUnread) : { writes: [], reply: fileUnread };
  if (!person?.active) return nothing;
  const read = await rowsIn(deps, order.once, { bytes: result.bytes, now });
  if (read.refused.length > 0)
    return wrong(deps, { person, now }, { text: words.rosterRowsNotTaken(read.refused) });
  if (read.rows.length === 0) return wrong(deps, { person, now }, { text: words.rosterNotTaken(read.why) });
  const outcome = await proposeRows(deps, { person, now }, { rows: read.rows, remarks: remarksOn(read) });
  return outcome.writes.length > 0 || !outcome.reply ? outcome : wrong(deps, { person, now }, outcome.reply);
}

function remarksOn({ passedOver, hiddenRows }: Read): string[] {
  return [
    ...(hiddenRows > 0 ? [words.rowsHidden(hiddenRows)] : []),
    ...(passedOver.length > 0 ? [words.sheetsPassedOver(passedOver)] : []),
  ];
}

/** Kept, so that a page can say it too. */
async function wrong(
  deps: Deps,
  { person, now }: { person: Person; now: Settled['now'] },
  reply: Card,
): Promise<Outcome> {
  const before = (await loadRosterDraft(deps.table, person.id))?.value;
  const kept = before ?? { id: '', wanted: [], gone: [] };
  const text = isEmpty(kept) ? reply.text : `${reply.text}\n${submitHints.stillWaits}`;
  const write = putRosterDraft(person.id, { ...kept, at: now, keptMs: deps.wall.now(), said: text });
  return { writes: write ? [write] : [], reply: { ...reply, text } };
}

/** Reading takes long and much code, so whoever makes files also reads them. */
async function rowsIn(
  deps: Deps,
  once: string,
  { bytes, now }: { bytes: Uint8Array; now: Settled['now'] },
): Promise<Read> {
  const job = await deps.papers?.('duty.read-roster');
  if (!job) throw new Error('nobody reads workbooks here');
  const file = deps.newId('file');
  const name = once.slice(once.lastIndexOf('#') + 1);
  await deps.photos.put(file, bytes, 'application/octet-stream');
  try {
    const json = await job(deps, { file, name, today: dayOf(now) }, now);
    return readSchema.parse(JSON.parse(new TextDecoder().decode(json)));
  } finally {
    await deps.photos.remove(file);
  }
}
