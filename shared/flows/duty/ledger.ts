import { logLine, signLine } from '../../conversation/duty/ledger-lines.ts';
import {
  type LedgerKind,
  ledgerComing,
  ledgerName,
  linesCard,
  mayNotSeeDuty,
  workCard,
} from '../../conversation/duty/ledgers.ts';
import { may } from '../../domain/directory/may.ts';
import { day, dayOf } from '../../domain/time.ts';
import { loadHandover } from '../../store/handovers.ts';
import { want } from '../../store/papers.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type LedgerScope, type Span, watchesWithin } from './ledger-rows.ts';
import { talliesOf } from './tallies.ts';

/** 签到台账, 交接班日志, 值守履职表: a file of all in his scope, or on the screen what is nearest to him. */
export async function dutyLedger(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (!speaker.person || !may(speaker, 'see-ledger')) return say({ text: mayNotSeeDuty }, true);
  const kind = kindOf(intent.choice);
  const span = spanOf(turn);
  const scope = scopeOf(turn);
  if (intent.kind === 'ledger.export') return asFile(deps, turn, { kind, span, scope });
  const near = scope.kind === 'all' ? { kind: 'bureau' as const, of: [] } : scope;
  return say(await onScreen(deps, turn, { kind, span, scope: near }), true);
}

interface Wanted {
  readonly kind: LedgerKind;
  readonly span: Span;
  readonly scope: LedgerScope;
}

function kindOf(choice: string | undefined): LedgerKind {
  return choice === 'duty-log' || choice === 'duty-sign' ? choice : 'duty-work';
}

/** As asked; the month so far where no span is named. */
function spanOf({ intent, now }: Turn): Span {
  const today = dayOf(now);
  if (intent.date) return { from: intent.date, until: intent.until ?? intent.date };
  return { from: day(`${today.slice(0, 7)}-01`), until: today };
}

function scopeOf({ speaker, intent }: Turn): LedgerScope {
  const sees = speaker.roles.some((role) => ['administrator', 'officer', 'leader', 'auditor'].includes(role));
  const own = speaker.units.filter((id) => intent.unitId === undefined || id === intent.unitId);
  if (sees) return intent.unitId ? { kind: 'units', of: [intent.unitId] } : { kind: 'all', of: [] };
  return speaker.street === undefined ? { kind: 'units', of: own } : { kind: 'street', of: [speaker.street] };
}

function asFile(deps: Deps, { inbound, speaker }: Turn, { kind, span, scope }: Wanted): Outcome {
  const { from, until } = span;
  return {
    writes: [
      want({
        ...{ id: deps.newId('file'), kind: 'duty.ledger', name: ledgerName(kind, from, until) },
        args: { ledger: kind, from, until, scope: scope.kind, of: scope.of.join('\n') },
        to: { kind: 'address', address: speaker.address },
        cause: inbound.id,
      }),
    ],
    reply: { text: ledgerComing(kind, from, until) },
    privately: true,
  };
}

async function onScreen(deps: Deps, { now }: Turn, { kind, span, scope }: Wanted) {
  if (kind === 'duty-work') {
    const kinds = await dayKinds(deps, span.from);
    const tallies = await talliesOf(deps, { scope, span, bureau: '', kinds }, now);
    return workCard(
      [...tallies].sort((one, other) => other.weight - one.weight),
      span.from,
      span.until,
    );
  }
  const lines: string[] = [];
  for await (const shift of watchesWithin(deps, scope, { ...span, now })) {
    if (kind === 'duty-sign') lines.push(...shift.places.map((place) => signLine(shift, place, now)));
    else lines.push(logLine(shift, (await loadHandover(deps.table, shift.id))?.value, now));
  }
  return linesCard(kind, lines.reverse(), span);
}
