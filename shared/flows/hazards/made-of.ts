import { type Case, isOver } from '../../domain/hazards/case.ts';
import { photosCame } from '../../store/case-photos.ts';
import { isMadeOf, loadMadeOf, putMadeOf, type SaidWords } from '../../store/case-words.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';

/** Which cases a message became part of, so that it is known what its recall is about, and what it said. */
export function madeOf(turn: Turn, cases: readonly Case[]): Write[] {
  const { kind, channel, id } = turn.inbound;
  const isHidden = cases.some((one) => one.protected);
  const words = isHidden ? undefined : saidIn(turn);
  const numbers = cases.map(({ number }) => number);
  return kind === 'said' ? putMadeOf(channel, id, { numbers, ...(words && { words }) }) : [];
}

/** Whatever else is said or pressed on a case is kept as it came, for whoever must show it later. */
export function withWords(turn: Turn, outcome: Outcome): Outcome {
  const { channel, id } = turn.inbound;
  const acts = (outcome.entries ?? []).some(({ pk, who }) => pk.startsWith('case#') && who !== 'protected');
  const words = acts ? saidIn(turn) : undefined;
  if (!words || outcome.writes.some((write) => isMadeOf(write, channel, id))) return outcome;
  return { ...outcome, writes: [...outcome.writes, ...putMadeOf(channel, id, { numbers: [], words })] };
}

const mostLetters = 2_000;

function saidIn({ inbound, speaker, now }: Turn): SaidWords | undefined {
  if (inbound.kind === 'happened') return undefined;
  const common = { at: now, who: speaker.person?.id ?? 'reporter' };
  if (inbound.kind === 'clicked') {
    const filled = Object.values(inbound.form).filter((value) => value.trim() !== '');
    return { ...common, text: filled.join('，').slice(0, mostLetters), photos: 0, pressed: true };
  }
  const photos = inbound.attachments.filter(({ kind }) => kind === 'image').length;
  return { ...common, text: inbound.text.slice(0, mostLetters), photos };
}

/** A message of a case was recalled: what it said is kept, and the case says that it was recalled. */
export async function recalled(deps: Deps, { inbound, now }: Turn): Promise<Outcome> {
  if (inbound.kind !== 'happened' || inbound.message === undefined) return nothing;
  const { numbers = [] } = (await loadMadeOf(deps.table, inbound.channel, inbound.message)) ?? {};
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  return found
    .flatMap((stored) => stored ?? [])
    .map((stored): Outcome => {
      const one = stored.value;
      const next: Case = { ...one, recalled: (one.recalled ?? 0) + 1 };
      // Whoever recalls what he said in confidence stays as unnamed as he was.
      const who = { who: one.protected ? 'protected' : 'reporter' };
      const change = changed(stored, next, { what: 'hazard.recalled', facts: {}, ...who });
      return isOver(next) ? change : { ...change, writes: [...change.writes, photosCame(one.number, now)] };
    })
    .reduce(join, nothing);
}
