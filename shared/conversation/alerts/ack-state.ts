import type { State } from '../../domain/alerts/wanted.ts';
import type { Intent, Slots } from '../intent.ts';
import { type Sentence, saidFrom, surely, unitSlot } from '../sentence.ts';

const support = /(?:需要?|请求?|急需)(?:要|紧急)?(?:支援|增援|支持|帮助|援助)/;
const hazard = /(?:有|存在|发现)(?:\d+[处个项条])?[^,.;无没未]{0,6}(?:隐患|险情|异常)/;
const none = /(?:无|没有?|未发现|不存在|未见)(?:任何|明显)?(?:隐患|险情|异常|问题)/;
const fine = /(?:一切|运行|经营|营业|秩序|情况|状态|目前|现在|均|都|全部)?正常(?!值|营业时间|上班)|平稳/;

/** How a unit says it stands; undefined where it does not say. */
export function stateIn(plain: string): State | undefined {
  if (/[?]|吗$/.test(plain)) return undefined;
  if (support.test(plain) && !/(?:不|无)(?:需要?|须)/.test(plain)) return 'support';
  if (hazard.test(plain) && !none.test(plain)) return 'hazard';
  return fine.test(plain) || none.test(plain) ? 'normal' : undefined;
}

const passed =
  /(?:传达|转达|通知|转发|告知|传|转)(?:到|至|给|了|落实到)*(?:各|全部|所有|共|场内|辖内)*(?:商户|商铺|门店|租户|档口|摊位|摊主|店铺|经营户)?[\s,.:共计]*(\d{1,5})\s?(?:家|户|个)|(\d{1,5})\s?(?:家|户|个)(?:商户|商铺|门店|租户|档口|摊位|店铺|经营户)(?:均|都|已|全部)*(?:传达|转达|通知|告知|转发|传到)/;

/** 已传达到各商户86家: how many of its own a mall or market has told. */
export function passedOnIn(plain: string): number | undefined {
  const found = passed.exec(plain);
  const count = found?.[1] ?? found?.[2];
  return count === undefined ? undefined : Number(count);
}

/** Adds to a "received" what else it says. */
export function withState(intent: Intent, { plain }: Sentence): Intent {
  if (intent.kind !== 'ack' && intent.reason === undefined) return intent;
  const state = stateIn(plain);
  const count = passedOnIn(plain);
  return { ...intent, ...(state && { choice: state }), ...(count !== undefined && { count }) };
}

/** In a chain each unit says for itself how it stands. */
export function withStates(intent: Intent): Intent {
  if (intent.kind !== 'ack') return intent;
  const { items } = intent;
  return items ? { ...intent, items: items.map(standing) } : { ...intent, ...standing(intent) };
}

function standing(slots: Slots): Slots {
  const state = stateIn(slots.text ?? '');
  return { ...slots, ...(state && { choice: state }) };
}

/** Without "received": only where a notice waits that asks for it. */
export function stateAlone(sentence: Sentence): Intent | undefined {
  const { plain, context, units } = sentence;
  if (plain.length > 100 || isClosed(context.open) || /[?]|吗$|谁|哪/.test(plain)) return undefined;
  const slots = toldShops(sentence) ?? sentPhoto(sentence) ?? saidState(sentence);
  return slots && surely('ack', { ...unitSlot(units[0]), ...slots });
}

function isClosed({ confirm, confirmed = 0 }: Sentence['context']['open']): boolean {
  return confirm + confirmed === 0;
}

function toldShops({ plain, said }: Sentence): Slots | undefined {
  const count = passedOnIn(plain);
  const shops = /商户|商铺|门店|租户|档口|摊|店铺|经营户/;
  return count !== undefined && shops.test(plain) ? { count, text: said } : undefined;
}

const deeds = /落实|照片|现场|完成|措施|加固|到位|检查|自查/;

function sentPhoto({ plain, said, images, context }: Sentence): Slots | undefined {
  return context.open.wants === 'photo' && images > 0 && deeds.test(plain) ? { text: said } : undefined;
}

const stands =
  /^(?:我(?:店|们|司|单位)?|本(?:店|单位)|目前|现在|[^\s,.]{2,12}[\s,:]*)?(?:一切|都|均|运行|情况|状态)?正常[.!~]*$/;

function saidState(sentence: Sentence): Slots | undefined {
  const { plain, context } = sentence;
  const state = stateIn(plain);
  const isWanted = state === 'support' || context.open.wants === 'state';
  const isMeant = state === 'normal' ? stands.test(plain) : !/^隐患/.test(plain);
  return state && isWanted && isMeant ? { choice: state, text: saidFrom(sentence, 0) } : undefined;
}
