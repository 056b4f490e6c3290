import { proofAsked } from '../../conversation/duty/words-proof.ts';
import { asksFor, type Proof } from '../../domain/duty/rules.ts';
import type { ArrivalProof } from '../../domain/duty/shift.ts';
import { wgsOf } from '../../domain/geometry.ts';
import type { Attachment } from '../../domain/message.ts';
import {
  type DutyPending,
  dropDutyPending,
  loadDutyPending,
  putDutyPending,
} from '../../store/duty-pending.ts';
import { loadRules } from '../../store/duty-rules.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Asked, Outcome } from '../outcome.ts';
import { isRisk } from '../risk.ts';
import type { Turn } from '../turn.ts';
import { dayCode } from './spot-order.ts';

export type Proved =
  | {
      readonly kind: 'proved';
      readonly proof?: ArrivalProof;
      readonly errands: readonly Asked[];
      readonly writes: readonly Write[];
      readonly radiusM?: number | undefined;
    }
  | { readonly kind: 'missing'; readonly words: string; readonly writes: readonly Write[] };

const none: Proved = { kind: 'proved', errands: [], writes: [] };
type Begun = Extract<DutyPending, { kind: 'check-in' }>;

/** What must come with a check-in today, and what came, now or just before; nothing is asked where no rule says so. */
export async function proofOf(deps: Deps, turn: Turn): Promise<Proved> {
  const rules = (await loadRules(deps.table))?.value;
  if (!rules || rules.proofs.length === 0) return none;
  const asked = asksFor(rules, rules.proofsWhen === 'risk' && (await isRisk(deps, turn.now)));
  const me = turn.speaker.person?.id;
  if (asked.length === 0 || !me) return none;
  const before = await loadDutyPending(deps.table, me, turn.now);
  const has = together(given(turn, dayCode(deps, rules.secret, turn.now)), before);
  const missing = asked.filter((one) => !isThere(has, one));
  if (missing.length > 0)
    return { kind: 'missing', words: proofAsked(missing), writes: [putDutyPending(me, has)] };
  return {
    ...complete(deps, turn, has),
    writes: before ? [dropDutyPending(me)] : [],
    radiusM: rules.radiusM,
  };
}

function isThere({ photo, place, code }: Begun, proof: Proof): boolean {
  return proof === 'code' ? code : (proof === 'photo' ? photo : place) !== undefined;
}

function complete(deps: Deps, turn: Turn, { photo, place, code }: Begun) {
  const id = photo && deps.newId('duty');
  return {
    kind: 'proved' as const,
    proof: {
      ...(id !== undefined && { photo: id }),
      ...(place && placed(place)),
      ...(code && { code }),
    },
    errands: id === undefined || !photo ? [] : [fetching(turn, id, photo)],
  };
}

function given({ inbound, now }: Turn, code: string): Begun {
  if (inbound.kind !== 'said') return { kind: 'check-in', at: now, code: false };
  const { attachments, text } = inbound;
  const where = attachments.find(({ kind }) => kind === 'location');
  const photo = attachments.find(({ kind }) => kind === 'image')?.key;
  return {
    ...{ kind: 'check-in', at: now, code: new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text) },
    ...(photo !== undefined && { photo: { message: inbound.id, key: photo } }),
    ...(where && { place: pointIn(where) }),
  };
}

function pointIn({ latitude, longitude, name }: Attachment): NonNullable<Begun['place']> {
  return {
    ...(latitude !== undefined && { latitude }),
    ...(longitude !== undefined && { longitude }),
    ...(name !== undefined && { name }),
  };
}

function together(now: Begun, before: DutyPending | undefined): Begun {
  return before?.kind === 'check-in' ? { ...before, ...now, code: now.code || before.code } : now;
}

/** Telephones of China give places as its maps do. */
function placed({ latitude, longitude, name }: NonNullable<Begun['place']>): ArrivalProof {
  if (latitude === undefined || longitude === undefined) return name === undefined ? {} : { place: name };
  const at = wgsOf({ latitude, longitude });
  return { at, place: name ?? `${latitude.toFixed(5)},${longitude.toFixed(5)}` };
}

function fetching({ speaker }: Turn, id: string, { message, key }: NonNullable<Begun['photo']>): Asked {
  return {
    once: `${photoHead}${id}`,
    to: speaker.address,
    errand: { kind: 'fetch', message, key, type: 'image' },
    about: { topic: 'duty', id },
    lane: 'answer',
  };
}

/** How the errand that fetches a check-in's photo is called. */
export const photoHead = 'duty.photo#';

/** A refusal that says what is missing; what came is kept a while. */
export function notProved(words: string, writes: readonly Write[]): Outcome {
  return { writes, reply: { text: words }, privately: true, toast: { tone: 'warning', text: words } };
}
