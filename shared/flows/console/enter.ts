import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { linkLifeMs, sessionLifeMs } from '../../domain/directory/session.ts';
import { personId } from '../../domain/ids.ts';
import type { Address } from '../../domain/message.ts';
import { type Instant, later } from '../../domain/time.ts';
import { loadHolder, loadPerson } from '../../store/directory.ts';
import { lookWrite } from '../../store/looks.ts';
import { endSession, loadLink, loadSession, newSession, putOutAt, useLink } from '../../store/sessions.ts';
import { Conflict, type Write } from '../../store/table.ts';
import { formHash, linkHash, newSecret, sessionHash } from '../console-secrets.ts';
import type { Deps } from '../deps.ts';
import { actorOf, type Visitor } from '../speaker.ts';
import { isTryLeft } from '../tries.ts';

/** Wrong links an hour from one place: a link cannot be guessed, so who tries often is a machine. */
const triesAnHour = 30;
/** Sign-ins an hour from one place, which may be a whole office: each asks the platform, which answers an app only so often. */
const asksAnHour = 300;

type Entered =
  | { readonly ok: true; readonly cookie: string; readonly person: Person }
  | { readonly ok: false; readonly why: 'no-link' | 'no-person' | 'too-many' };

/** The name of whoever the link was made for, while it is good. */
export async function linkFor(deps: Deps, secret: string): Promise<Person | undefined> {
  const link = await loadLink(deps.table, linkHash(deps, secret));
  if (!link || link.value.untilMs < deps.wall.now()) return undefined;
  const { person: id, untilMs } = link.value;
  const [person, outMs = 0] = await Promise.all([loadPerson(deps.table, id), putOutAt(deps.table, id)]);
  const isEnded = untilMs - linkLifeMs < outMs;
  return person && !isEnded && mayEnter(person.value) ? person.value : undefined;
}

/** Uses a link up. `from` is where the request came from, told apart only by its hash. */
export async function enter(
  deps: Deps,
  { secret, from, cookie }: { secret: string; from: string; cookie?: string | undefined },
  now: Instant,
): Promise<Entered> {
  const link = await loadLink(deps.table, linkHash(deps, secret));
  const person = await linkFor(deps, secret);
  if (!link || !person) return refuse(deps, from);
  const entered = await opened(deps, { person, with: [useLink(link)], cookie }, now);
  return entered.ok ? entered : refuse(deps, from);
}

/** Whether the platform may be asked once more who came from there. */
export function mayAsk(deps: Deps, from: string): Promise<boolean> {
  return isTryLeft(deps, {
    who: { ...placeIn(deps, from), channel: 'console-sign-in' },
    allowed: asksAnHour,
  });
}

/** Lets in whom a platform vouches for, if the directory knows him by that address. */
export async function enterAs(
  deps: Deps,
  { address, cookie }: { address: Address; cookie: string | undefined },
  now: Instant,
): Promise<Entered> {
  const holder = await loadHolder(deps.table, address);
  const id = holder?.value.kind === 'person' ? personId(holder.value.id) : undefined;
  const person = id && (await loadPerson(deps.table, id))?.value;
  if (!person || !mayEnter(person)) return { ok: false, why: 'no-person' };
  return opened(deps, { person, with: [], cookie }, now);
}

interface Entering {
  readonly person: Person;
  /** What else the same transaction does. */
  readonly with: readonly Write[];
  readonly cookie: string | undefined;
}

/** A new session; the one he came with ends. */
async function opened(deps: Deps, entering: Entering, now: Instant): Promise<Entered> {
  const { person, cookie } = entering;
  const mine = newSecret(deps);
  const wallMs = deps.wall.now();
  const session = { person: person.id, enteredMs: wallMs, untilMs: wallMs + sessionLifeMs };
  const before = cookie === undefined ? undefined : await visitorOf(deps, cookie);
  try {
    await deps.table.transact([
      ...entering.with,
      newSession(sessionHash(deps, mine), session, later(now, sessionLifeMs)),
      lookWrite(deps.newId('lk'), { at: now, who: person.id, what: 'entered' }),
      ...(before ? [endSession({ key: before.key })] : []),
    ]);
  } catch (error) {
    if (error instanceof Conflict) return { ok: false, why: 'no-link' };
    throw error;
  }
  return { ok: true, cookie: `${person.id}.${mine}`, person };
}

async function refuse(deps: Deps, from: string): Promise<Entered> {
  const isLeft = await isTryLeft(deps, { who: placeIn(deps, from), allowed: triesAnHour });
  return { ok: false, why: isLeft ? 'no-link' : 'too-many' };
}

function placeIn(deps: Deps, from: string) {
  return { channel: 'console', id: deps.hash(from).slice(0, 16) };
}

/** Who a cookie belongs to, as the directory knows him at this moment; undefined when his time is over or he may no longer. */
export async function visitorOf(deps: Deps, cookie: string): Promise<Visitor | undefined> {
  const [who = '', secret = ''] = splitAtLast(cookie, '.');
  if (who === '' || secret.length < 20) return undefined;
  const hash = sessionHash(deps, secret);
  const [session, found] = await Promise.all([
    loadSession(deps.table, personId(who), hash),
    loadPerson(deps.table, personId(who)),
  ]);
  const person = found?.value;
  if (!session || !person || session.value.untilMs < deps.wall.now() || !mayEnter(person)) return undefined;
  return {
    ...{ person, ...actorOf(person), key: session.key, untilMs: session.value.untilMs },
    ...{ form: formHash(deps, secret), desk: hash.slice(0, 16) },
  };
}

/** He goes out himself. */
export async function leave(deps: Deps, visitor: Visitor, now: Instant): Promise<void> {
  await deps.table.transact([
    endSession(visitor),
    lookWrite(deps.newId('lk'), { at: now, who: visitor.person.id, what: 'left' }),
  ]);
}

/** An act at the console needs an address of his, as chat does: whoever has none any more is out. */
function mayEnter(person: Person): boolean {
  return person.active && person.addresses.length > 0 && may(actorOf(person), 'console');
}

function splitAtLast(text: string, mark: string): readonly string[] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)];
}
