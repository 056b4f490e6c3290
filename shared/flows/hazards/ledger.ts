import {
  type Asked,
  type LedgerAsked,
  ledgerPages,
  noSuchLedger,
  notRead,
  unknownCase,
} from '../../conversation/hazards/words-ledger.ts';
import { headed } from '../../conversation/hazards/words-told.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import { meant } from '../../domain/hazards/number.ts';
import { dayOf } from '../../domain/time.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadUnit } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { unitKinds } from '../units.ts';
import { awaited } from './awaited.ts';
import { among, told } from './named-book.ts';
import { withPeople } from './people-behind.ts';
import { inScope, narrowed, reported } from './scope.ts';
import { cardFor } from './tell.ts';
import type { Wanted } from './wanted.ts';
import { numberSaid, visible } from './which.ts';

/** 隐患台账: every case number in his scope, in text, for him alone. */
export async function ledger(deps: Deps, turn: Turn): Promise<Outcome> {
  const { choice, text = '' } = turn.intent;
  if (choice === 'none') return say(noSuchLedger(text, isOfficial(turn.speaker)), true);
  const wanted = wantedOf(turn);
  const { scope, cases } = await inScope(deps, turn, isOfOpen(wanted) ? 'open' : undefined);
  if (!wanted) return pages(turn, { scope, cases }, 'all');
  const kinds = await unitKinds(deps);
  const today = dayOf(turn.now);
  const { cases: fitting, unread } = await among(deps, cases, { wanted, today, kinds });
  const unit = turn.intent.unitId && (await loadUnit(deps.table, turn.intent.unitId))?.value;
  const narrowed = { ...wanted, ...(unit && { unitName: unit.name }) };
  return pages(
    turn,
    { scope, cases: fitting, narrowed, unread, told: await told(deps, fitting, wanted) },
    'all',
  );
}

/** Of a hundred thousand cases few are open: what is over is not read where none of it can be meant. */
function isOfOpen(wanted: Wanted | undefined): boolean {
  return wanted?.standing === 'open' || wanted?.standing === 'overdue';
}

/** What he narrowed it to, beside what he may see; nothing if he asked for all. */
function wantedOf({ intent }: Turn): Wanted | undefined {
  const { level, date, until, form = {}, unitId } = intent;
  const { categories, ...said } = form;
  const wanted: Wanted = {
    ...said,
    ...(categories && { categories: categories.split(',') }),
    ...(unitId && { unit: unitId }),
    ...(level && { grade: level }),
    ...(date && { from: date, until: until ?? date }),
    ...{ shelves: [], to: 'official' },
  };
  return Object.keys(wanted).length > 2 ? wanted : undefined;
}

/** How many are open, which are overdue, how far one is. */
export async function query(deps: Deps, turn: Turn): Promise<Outcome> {
  const number = numberSaid(turn);
  if (number !== undefined) return shown(deps, turn, number);
  const { choice } = turn.intent;
  if (choice === 'mine') return pages(turn, await reported(deps, turn), 'all');
  if (choice === 'transferred') return awaited(deps, turn);
  const asked = choice === 'overdue' || choice === 'due' ? choice : ('open' as const);
  return pages(turn, await inScope(deps, turn, 'open'), asked);
}

type Shown = Awaited<ReturnType<typeof inScope>> & Pick<LedgerAsked, 'narrowed' | 'told' | 'unread'>;

/** One message takes one answer; what does not fit on its page follows as messages of its own. */
function pages(turn: Turn, { scope, cases, ...shown }: Shown, asked: Asked): Outcome {
  const { inbound, speaker, now, intent } = turn;
  const wanted = cases.filter(({ unit }) => intent.unitId === undefined || unit === intent.unitId);
  const [first = { text: '' }, ...rest] = ledgerPages(narrowed(wanted, asked, turn), {
    scope,
    asked,
    today: dayOf(now),
    ...shown,
  });
  return {
    ...say(first, true),
    sends: rest.map((card, place) => ({
      once: `hazard.ledger#${inbound.channel}#${inbound.id}#${String(place + 2).padStart(3, '0')}`,
      to: { kind: 'address', address: speaker.address },
      lane: 'answer',
      card,
    })),
  };
}

async function shown(deps: Deps, turn: Turn, number: string): Promise<Outcome> {
  const found = await visible(deps, turn, meant(number, dayOf(turn.now).slice(0, 4)));
  const [one] = found.map(({ value }) => value);
  if (!one) return say(unknownCase(number), true);
  const photos = (await photosOf(deps.table, keys.case(one.number).pk)).map(({ value }) => value);
  const card = cardFor(await withPeople(deps, one), turn.speaker, { today: dayOf(turn.now), photos });
  const said = turn.intent.choice === 'unread' ? headed(notRead(one), card) : card;
  return { ...say(said, true), replyAbout: { topic: 'hazards', id: one.number } };
}
