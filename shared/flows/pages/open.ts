import {
  mobileField,
  nextLabel,
  pageRefused,
  photoLabel,
  reportAsks,
  reportFields,
  reportTitle,
  sendLabel,
  usedText,
  usedTitle,
  whoAreYou,
  whoAreYouTitle,
} from '../../conversation/pages/words.ts';
import type { Order } from '../../domain/delivery.ts';
import { personId } from '../../domain/ids.ts';
import type { Action, Field, FormField, Reply } from '../../domain/message.ts';
import { type Grant, grantFrom } from '../../domain/page.ts';
import type { Instant } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { heardBefore } from '../../store/heard.ts';
import { loadNotice } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import { unsealed } from '../page-keys.ts';

/** What a page shows. Without a button there is nothing to do any more. */
export interface Face {
  readonly title: string;
  readonly text: string;
  readonly fields?: readonly Field[];
  readonly form?: {
    readonly fields: readonly FormField[];
    /** What the field for a photo is called, where one can be sent. */
    readonly photo?: string;
    readonly button: string;
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
}

export type Opening =
  | { readonly ok: true; readonly opened: Opened; readonly used?: Reply }
  | { readonly ok: false; readonly status: 404 | 410; readonly face: Face };

/** Looks behind a token. Whatever is wrong with it, the page says the same to everybody. */
export async function openPage(deps: Deps, token: string, now: Instant): Promise<Opening> {
  const text = await unsealed(deps, token);
  const grant = text === undefined ? undefined : grantFrom(text);
  if (!grant) return { ok: false, status: 404, face: pageRefused.unknown };
  const [notice, person] = await Promise.all([
    loadNotice(deps.table, grant.once),
    loadPerson(deps.table, personId(grant.person)),
  ]);
  if (!notice || (grant.person !== '' && !person?.value.active))
    return { ok: false, status: 404, face: pageRefused.unknown };
  const { order, message = '' } = notice.value;
  const id = `${grant.byNumber ? 'number' : 'page'}#${deps.hash(token).slice(0, 32)}`;
  const used = await heardBefore(deps.table, order.to.channel, id);
  const actions = order.what.kind === 'card' ? (order.what.card.actions ?? []) : [];
  const action = grant.kind === 'action' ? actions[grant.place] : undefined;
  const opened = { grant, order, message, id, ...(action && { action }) };
  if (used) return { ok: true, opened, used };
  if (now > grant.until) return { ok: false, status: 410, face: pageRefused.over };
  return { ok: true, opened };
}

export function faceOf({ grant, order, action }: Opened): Face {
  if (grant.person === '')
    return {
      ...{ title: whoAreYouTitle, text: whoAreYou },
      form: { fields: [mobileField], button: nextLabel },
    };
  if (grant.kind === 'report')
    return {
      ...{ title: reportTitle, text: reportAsks },
      form: { fields: reportFields, photo: photoLabel, button: sendLabel },
    };
  const card = order.what.kind === 'card' ? order.what.card : { text: '' };
  if (!action) return pageRefused.unknown;
  return {
    ...{ title: card.title ?? '', text: card.text },
    ...(card.fields && { fields: card.fields }),
    form: {
      fields: action.form ?? [],
      ...(isRectifying(action) && { photo: photoLabel }),
      button: action.label,
    },
  };
}

/** What was done already is only shown: a forwarded link is harmless then. */
export function usedFace({ toast }: Reply): Face {
  return { title: usedTitle, text: [toast?.text, usedText].filter((part) => part).join('\n') };
}

export function isRectifying({ id }: Action): boolean {
  return id.startsWith('hazard.rectify.done#');
}
