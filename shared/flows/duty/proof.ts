import { proofAsked } from '../../conversation/duty/words-proof.ts';
import { asksFor, type Proof } from '../../domain/duty/rules.ts';
import type { ArrivalProof } from '../../domain/duty/shift.ts';
import { loadRules } from '../../store/duty-rules.ts';
import type { Deps } from '../deps.ts';
import type { Asked, Outcome } from '../outcome.ts';
import { isRisk } from '../risk.ts';
import type { Turn } from '../turn.ts';
import { dayCode } from './spot-order.ts';

export type Proved =
  | { readonly kind: 'proved'; readonly proof?: ArrivalProof; readonly errands: readonly Asked[] }
  | { readonly kind: 'missing'; readonly words: string };

const none: Proved = { kind: 'proved', errands: [] };

/** What must come with a check-in today, and what came; nothing is asked where no rule says so. */
export async function proofOf(deps: Deps, turn: Turn): Promise<Proved> {
  const rules = (await loadRules(deps.table))?.value;
  if (!rules || rules.proofs.length === 0) return none;
  const asked = asksFor(rules, rules.proofsWhen === 'risk' && (await isRisk(deps, turn.now)));
  if (asked.length === 0) return none;
  const { photo, place, code } = given(turn, dayCode(deps, rules.secret, turn.now));
  const has: Readonly<Record<Proof, boolean>> = {
    photo: photo !== undefined,
    place: place !== undefined,
    code,
  };
  const missing = asked.filter((one) => !has[one]);
  if (missing.length > 0) return { kind: 'missing', words: proofAsked(missing) };
  const id = photo === undefined ? undefined : deps.newId('duty');
  return {
    kind: 'proved',
    proof: {
      ...(id !== undefined && { photo: id }),
      ...(place !== undefined && { place }),
      ...(code && { code }),
    },
    errands: id === undefined || photo === undefined ? [] : [fetching(turn, id, photo)],
  };
}

function given({ inbound }: Turn, code: string) {
  if (inbound.kind !== 'said') return { photo: undefined, place: undefined, code: false };
  const { attachments, text } = inbound;
  const where = attachments.find(({ kind }) => kind === 'location');
  const place =
    where && (where.name ?? [where.latitude, where.longitude].filter((one) => one !== undefined).join(','));
  const photo = attachments.find(({ kind }) => kind === 'image')?.key;
  return { photo, place, code: new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text) };
}

function fetching({ inbound, speaker }: Turn, id: string, key: string): Asked {
  return {
    once: `${photoHead}${id}`,
    to: speaker.address,
    errand: { kind: 'fetch', message: inbound.id, key, type: 'image' },
    about: { topic: 'duty', id },
    lane: 'answer',
  };
}

/** How the errand that fetches a check-in's photo is called. */
export const photoHead = 'duty.photo#';

/** A refusal that says what is missing. */
export function notProved(words: string): Outcome {
  return { writes: [], reply: { text: words }, privately: true, toast: { tone: 'warning', text: words } };
}
