import type { Reached } from '../../domain/alerts/broadcast.ts';
import { type Audience, type Broadcast, needsSecond } from '../../domain/alerts/broadcast.ts';
import { isNight } from '../../domain/alerts/ladder.ts';
import { mayGoFirst } from '../../domain/alerts/ways-out.ts';
import type { Action, Card, Field } from '../../domain/message.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';
import { kindName, streetName } from '../kinds.ts';
import { goFirstAction } from './words-approval.ts';
import { audienceName } from './words-audience.ts';
import { plainCard, type Signature } from './words-card.ts';
import { coverRemarks } from './words-cover.ts';
import { pastDeadline } from './words-deadline.ts';
import { followRemark } from './words-follow.ts';
import { elsewhereConfirm, type PastedPlace, placeRemark } from './words-place.ts';
import { rewordActions } from './words-reword.ts';
import { spanWords } from './words-sent.ts';
import { wantedAction } from './words-wanted.ts';
import { assessBy } from './words-weather-records.ts';

/** What the one who decides must see before anything goes out. */
export interface Preview {
  readonly by: Signature | undefined;
  readonly now: Instant;
  readonly reached: Reached;
  /** How many units of each street and kind, the largest first. */
  readonly streets: readonly (readonly [string, number])[];
  readonly kinds: readonly (readonly [string, number])[];
  readonly unreachable: readonly string[];
  /** Told in a group, with nobody bound who could confirm. */
  readonly unbound: readonly string[];
  readonly spanMs: number;
  /** By when units would have to confirm if it went out now. */
  readonly ackBy: Instant;
  /** By when a grave warning wants the bureau's own word. */
  readonly assessBy?: Instant;
  /** A warning that does not name us. */
  readonly place?: PastedPlace;
  /** All streets and kinds there are, for the choice. */
  readonly choice: { readonly streets: readonly string[]; readonly kinds: readonly string[] };
}

const mostNames = 20;

export function previewCard(broadcast: Broadcast, preview: Preview): Card {
  return {
    ...faceOf(broadcast, preview),
    actions: [
      send(broadcast, preview),
      ...(mayGoFirst(broadcast) ? [goFirstAction(broadcast)] : []),
      ...rewordActions(broadcast),
      ...(broadcast.kind === 'correction' ? [] : [audienceAction(broadcast, preview)]),
      ...(isNight(preview.now) && !needsSecond(broadcast) ? [morningAction(broadcast)] : []),
      ...(broadcast.asks ? [wantedAction(broadcast)] : []),
      drop(broadcast),
    ],
  };
}

/** The second person's card: the same, with a way back. */
export function approvalCard(broadcast: Broadcast, preview: Preview, drafter: string): Card {
  const face = faceOf(broadcast, preview);
  return {
    ...face,
    title: `待您审批：${plainCard(broadcast, { by: preview.by, at: preview.now }).title ?? ''}`,
    fields: [{ label: '拟稿人', value: drafter }, ...(face.fields ?? [])],
    actions: [send(broadcast, preview), giveBack(broadcast)],
  };
}

function faceOf(broadcast: Broadcast, preview: Preview): Card {
  const asked = { ackBy: preview.ackBy, ...broadcast };
  const card = plainCard(asked, { by: preview.by, at: preview.now });
  return {
    ...card,
    title: `预览：${card.title ?? ''}`,
    fields: [...(card.fields ?? []), ...fieldsOf(broadcast, preview)],
  };
}

function fieldsOf(broadcast: Broadcast, preview: Preview): Field[] {
  const { reached, streets, kinds } = preview;
  return [
    {
      label: '对象',
      value: broadcast.corrects
        ? '收到原通知的全部群和人员'
        : `${audienceName(broadcast.audience)}，共${reached.units}家`,
    },
    { label: '送达方式', value: `${reached.groups}个群，${reached.people}人单独通知` },
    ...(streets.length > 0
      ? [{ label: '按街道', value: counted(streets.map(([street, count]) => [streetName(street), count])) }]
      : []),
    ...(kinds.length > 0
      ? [{ label: '按类别', value: counted(kinds.map(([kind, count]) => [kindName(kind), count])) }]
      : []),
    ...(broadcast.corrects ? [] : [{ label: '联系不上', value: unreachableWords(preview) }]),
    { label: '预计用时', value: spanWords(preview.spanMs) },
    ...remarks(broadcast, preview),
  ];
}

function remarks(broadcast: Broadcast, preview: Preview): Field[] {
  const { now, streets, assessBy: dueAt, place, ackBy } = preview;
  const { warning, everyone } = broadcast;
  const letters = [...broadcast.text].length;
  const said = [
    ...(place ? [placeRemark(place)] : []),
    ...(broadcast.drill ? ['这是演练：每条消息都带【演练】，不上报街道和领导，不加急'] : []),
    ...(needsSecond(broadcast) ? [`${everyone ? '@所有人' : '橙色、红色预警'}须另一名工作人员审批`] : []),
    ...coverRemarks(broadcast, streets.length),
    ...ofItsWarning(broadcast, now),
    ...ofItsHour(broadcast, { now, ackBy }),
    ...(dueAt === undefined ? [] : [assessBy(dueAt, now).replace(/。$/, '')]),
    ...(isNight(now) ? ['现在是夜间，会立即打扰到人'] : []),
    ...(letters > 120 && !warning ? [`正文${letters}字，建议120字以内`] : []),
  ];
  return said.length > 0 ? [{ label: '请注意', value: said.join('；') }] : [];
}

function ofItsWarning({ warning, supersedes, asks }: Broadcast, now: Instant): string[] {
  const { issuedAt } = warning ?? {};
  return [
    ...(issuedAt !== undefined && issuedAt - now > 10 * MINUTE_MS
      ? ['原文发布时间晚于现在，请核对时间']
      : []),
    ...(supersedes && warning ? [followRemark(asks)] : []),
    ...(issuedAt !== undefined && now - issuedAt > DAY_MS
      ? ['原文发布已超过24小时，请核对是否仍然有效']
      : []),
  ];
}

function ofItsHour(
  { text, asks, warning, statedBy }: Broadcast,
  { now, ackBy }: Pick<Preview, 'now' | 'ackBy'>,
): string[] {
  const over = asks && !warning && statedBy === undefined ? pastDeadline(text, now) : undefined;
  if (over === undefined) return [];
  return [`正文写的回复时限${timeWords(over, now)}已过，现按${timeWords(ackBy, now)}计，请核对正文`];
}

function counted(rows: readonly (readonly [string, number])[]): string {
  return rows.map(([name, count]) => `${name}${count}家`).join('，');
}

function unreachableWords({ unreachable, unbound }: Preview): string {
  const lost = unreachable.length === 0 ? '无' : `${unreachable.length}家：${listed(unreachable)}`;
  if (unbound.length === 0) return lost;
  return `${lost}；${unbound.length}家没有已绑定的联络员，只能在群里看到：${listed(unbound)}`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, mostNames).join('、')}${names.length > mostNames ? '等' : ''}`;
}

function send({ id }: Broadcast, { place }: Preview): Action {
  return {
    ...{ id: `alert.send#${id}`, label: '确认发送', style: 'primary' },
    ...(place?.how === 'elsewhere' && { confirm: elsewhereConfirm(place.issuer) }),
  };
}

/** At night: nobody is woken, the words wait. */
function morningAction({ id }: Broadcast): Action {
  return { id: `alert.send#${id}#morning`, label: '早上7点再发', style: 'plain' };
}

function audienceAction({ id, audience }: Broadcast, { choice }: Preview): Action {
  const options = (values: readonly string[], name: (value: string) => string) => [
    { value: '', label: '全部' },
    ...values.map((value) => ({ value, label: name(value) })),
  ];
  return {
    id: `alert.notice#${id}#audience`,
    label: '调整对象',
    style: 'plain',
    form: [
      {
        name: 'street',
        label: '街道',
        kind: 'choice',
        required: false,
        options: options(choice.streets, (one) => one),
      },
      {
        name: 'kind',
        label: `类别（现为${audienceName(audience)}）`,
        kind: 'choice',
        required: false,
        options: options(choice.kinds, kindName),
      },
    ],
  };
}

function drop({ id }: Broadcast): Action {
  return { id: `alert.cancel#${id}`, label: '取消', style: 'plain' };
}

function giveBack({ id }: Broadcast): Action {
  return {
    id: `alert.cancel#${id}#return`,
    label: '退回',
    style: 'danger',
    form: [{ name: 'reason', label: '退回原因', kind: 'long-text', required: true }],
  };
}

export function audienceOf(form: Readonly<Record<string, string>>): Audience {
  const chosen = (name: string) => (form[name] ?? '').split(',').filter((value) => value !== '');
  return { streets: chosen('street'), kinds: chosen('kind'), units: [] };
}
