import { type DutyRules, type Proof, usualRadiusM } from '../../domain/duty/rules.ts';
import type { ArrivalProof, Shift } from '../../domain/duty/shift.ts';
import type { Card } from '../../domain/message.ts';
import { named } from './words.ts';
import { distance } from './words-away.ts';

const names: Readonly<Record<Proof, string>> = { photo: '现场照片', place: '位置', code: '当日口令' };

export function proofAsked(missing: readonly Proof[]): string {
  const code = missing.includes('code') ? '口令请写“签到 口令”。' : '';
  return `签到还没有记上：本时段签到须附${missing.map((one) => names[one]).join('、')}，请在15分钟内接着发来，收齐即记。${code}`;
}

type ProofRules = Pick<DutyRules, 'proofs' | 'proofsWhen' | 'radiusM'>;

/** 签到要求 照片 位置500米 口令 平时也要: what is to come with a check-in, when, and from how near. */
export function readProofs(text: string): ProofRules {
  const proofs: Proof[] = [
    ...(/照片|拍照|图片/.test(text) ? (['photo'] as const) : []),
    ...(/定位|位置/.test(text) ? (['place'] as const) : []),
    ...(/口令|暗号|验证码/.test(text) ? (['code'] as const) : []),
  ];
  const [, amount, unit = ''] = /(\d+(?:\.\d+)?)\s*(米|公里|千米|m(?![a-z])|km)/i.exec(text) ?? [];
  const radiusM =
    amount === undefined ? undefined : Number(amount) * (/米|^m$/i.test(unit) && unit !== '千米' ? 1 : 1000);
  return {
    ...{ proofs, proofsWhen: /平时|每天|一直|始终/.test(text) ? 'always' : 'risk' },
    ...(radiusM !== undefined && radiusM >= 50 && { radiusM }),
  };
}

export const proofsSet = (rules: ProofRules): string =>
  `已记：${proofsWords(rules)}${rules.proofs.length > 0 ? '取消请发送“签到要求 无”；口令请发送“今日口令”查看。' : ''}`;

/** What is to come with a check-in, as it stands. */
export function proofsWords({ proofs, proofsWhen, radiusM = usualRadiusM }: ProofRules): string {
  if (proofs.length === 0) return '签到只需一句话或一个按钮，不要求照片、位置或口令。';
  const when = proofsWhen === 'always' ? '每天' : '节假日、两会和橙红预警期间';
  const place = proofs.includes('place')
    ? `位置距登记地点${distance(radiusM)}以内；超出的照记，并告知带班领导或街道。`
    : '';
  return `${when}签到须附${proofs.map((one) => names[one]).join('、')}。${place}`;
}

export const codeToday = (code: string): string =>
  `今日口令：${code}。只在值班室公布，不要发到群里；签到时写“签到 ${code}”。`;

export const farTold = (shift: Shift, name: string, { awayM = 0, place }: ArrivalProof): Card => ({
  title: '签到位置超出范围',
  tone: 'orange',
  text: `${name}签到${named(shift)}，位置${place ? `“${place.slice(0, 40)}”` : ''}距登记地点${distance(awayM)}，超出范围，已如实记录。请电话核实是否在岗。`,
});

export const placeWords = {
  askRoom: '请在15分钟内把值班室的位置发给我（聊天里的“位置”），收到即登记。',
  askUnit: (name: string) => `请在15分钟内把${name}的位置发给我（聊天里的“位置”），收到即登记。`,
  kept: (name: string) => `已登记${name}的位置。签到要求位置时，以此比对距离。`,
  room: '值班室',
  notYours: '单位位置由本单位联络员、街道或区商务局登记，没有改动。',
  which: (names: readonly string[]) => `请写明是哪个单位的位置：${names.join('、')}。`,
  whichUnit: '请写明是哪个单位的位置，例如“登记万汇广场位置”；值班室的请发“设置值班室位置”。没有改动。',
  unitGone: '名单里已经没有这个单位，没有改动。',
  noBureau: '本局资料还没有建立，值班室位置没有改动。',
} as const;
