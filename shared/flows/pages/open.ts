import {
  actsAsLabel,
  nextLabel,
  onPage,
  pageRefused,
  photoLabel,
  proofFields,
  reportAsks,
  reportFields,
  reportTitle,
  sendLabel,
  strangerAsks,
  strangerFields,
  usedText,
  usedTitle,
  whoAreYou,
  whoAreYouTitle,
} from '../../conversation/pages/words.ts';
import type { Order } from '../../domain/delivery.ts';
import type { Person } from '../../domain/directory/person.ts';
import { personId } from '../../domain/ids.ts';
import type { Action, Field, FormField, Reply } from '../../domain/message.ts';
import { type Grant, grantFrom } from '../../domain/page.ts';
import type { Instant } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { heardBefore } from '../../store/heard.ts';
import { loadNotice } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import { unsealed } from '../page-keys.ts';
import { holderOf } from './holder.ts';

/** What a page shows. Without a button there is nothing to do any more. */
export interface Face {
  readonly title: string;
  readonly text: string;
  readonly fields?: readonly Field[];
  /** Why it was not done; what is asked for stands below it again. */
  readonly refused?: string;
  readonly form?: {
    readonly fields: readonly FormField[];
    /** What the field for a photo is called, where one can be sent. */
    readonly photo?: string;
    readonly button: string;
    /** Tells one filling in from another, where many fill in the same page. */
    readonly once?: string;
  };
}

/** A page that is good: what it may do, and what was sent with it. */
export interface Opened {
  readonly grant: Grant;
  readonly order: Order;
  /** The platform's id of the message the link stood in. */
  readonly message: string;
  readonly action?: Action;
  /** What it is heard as: the same for every use, so that the second has no effect. */
  readonly id: string;
  /** Whose browser proved who holds it, where several units read the link. */
  readonly holder?: Person;
}

export type Opening =
  | { readonly ok: true; readonly opened: Opened; readonly used?: Reply }
  | { readonly ok: false; readonly status: 404 | 410; readonly face: Face };

/** Looks behind a token. Whatever is wrong with it, the page says the same to everybody. `proof`: what the browser keeps. */
export async function openPage(
  deps: Deps,
  { token, proof, now }: { readonly token: string; readonly proof: string; readonly now: Instant },
): Promise<Opening> {
  const granted = await grantIn(deps, token);
  const notice = granted && (await loadNotice(deps.table, granted.once))?.value;
  if (!granted || !notice) return unknown;
  const { order, message = '' } = notice;
  const holder = isShared(granted) ? await holderOf(deps, order.to, { proof, now }) : undefined;
  const grant = holder ? { ...granted, person: holder.id } : granted;
  if (!isShared(grant) && !(await isActive(deps, grant))) return unknown;
  const id = `page#${deps.hash(holder ? `${token}#${holder.id}` : token).slice(0, 32)}`;
  const used = await heardBefore(deps.table, order.to.channel, id);
  const action = actionOf(order, grant);
  const opened = { grant, order, message, id, ...(action && { action }), ...(holder && { holder }) };
  if (used) return { ok: true, opened, used };
  if (now > grant.until) return { ok: false, status: 410, face: pageRefused.over };
  return { ok: true, opened };
}

const unknown: Opening = { ok: false, status: 404, face: pageRefused.unknown };

async function grantIn(deps: Deps, token: string): Promise<Grant | undefined> {
  const text = await unsealed(deps, token);
  return text === undefined ? undefined : grantFrom(text);
}

async function isActive(deps: Deps, { person }: Grant): Promise<boolean> {
  return (await loadPerson(deps.table, personId(person)))?.value.active === true;
}

function actionOf({ what }: Order, grant: Grant): Action | undefined {
  return what.kind === 'card' && grant.kind === 'action' ? what.card.actions?.[grant.place] : undefined;
}

/** Whether the link is for whoever reads the group, and nobody has proved who he is. */
export function isShared({ person }: Grant): boolean {
  return person === '';
}

export function faceOf(deps: Deps, { grant, order, action, holder }: Opened): Face {
  const fields = holder ? [{ label: actsAsLabel, value: holder.name }] : [];
  if (grant.kind === 'report') return isShared(grant) ? strangerFace(deps) : reportFace(fields);
  if (isShared(grant))
    return {
      ...{ title: whoAreYouTitle, text: whoAreYou },
      form: { fields: proofFields, button: nextLabel },
    };
  const card = order.what.kind === 'card' ? order.what.card : { text: '' };
  if (!action) return pageRefused.unknown;
  return {
    ...{ title: card.title ?? '', text: onPage(card.text) },
    fields: [...(card.fields ?? []), ...fields],
    form: {
      fields: action.form ?? [],
      ...(takesPhotos(action) && { photo: photoLabel }),
      button: action.label,
    },
  };
}

function reportFace(fields: readonly Field[]): Face {
  const form = { fields: reportFields, photo: photoLabel, button: sendLabel };
  return { title: reportTitle, text: reportAsks, fields, form };
}

function strangerFace(deps: Deps): Face {
  const form = { fields: strangerFields, photo: photoLabel, button: sendLabel, once: deps.newId('fill') };
  return { title: reportTitle, text: `${reportAsks}\n${strangerAsks}`, form };
}

/** What was done already is only shown: a forwarded link is harmless then. */
export function usedFace({ toast }: Reply): Face {
  return { title: usedTitle, text: [onPage(toast?.text ?? ''), usedText].filter((part) => part).join('\n') };
}

/** What is done in words a photo can go with. */
export function takesPhotos(action: Action): boolean {
  return isRectifying(action) || isCheckIn(action);
}

export function isRectifying({ id }: Action): boolean {
  return id.startsWith('hazard.rectify.done#');
}

function isCheckIn({ id }: Action): boolean {
  return id.startsWith('duty.checkin#');
}
