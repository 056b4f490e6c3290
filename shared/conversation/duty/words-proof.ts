import type { DutyRules, Proof } from '../../domain/duty/rules.ts';

const names: Readonly<Record<Proof, string>> = { photo: '现场照片', place: '位置', code: '当日口令' };

export const proofAsked = (missing: readonly Proof[]): string =>
  `没有记录：本时段签到须附${missing.map((one) => names[one]).join('、')}，请和“签到”一起发。`;

/** 签到要求 照片 口令 平时也要: what is to come with a check-in, and when. */
export function readProofs(text: string): Pick<DutyRules, 'proofs' | 'proofsWhen'> {
  const proofs: Proof[] = [
    ...(/照片|拍照|图片/.test(text) ? (['photo'] as const) : []),
    ...(/定位|位置/.test(text) ? (['place'] as const) : []),
    ...(/口令|暗号|验证码/.test(text) ? (['code'] as const) : []),
  ];
  return { proofs, proofsWhen: /平时|每天|一直|始终/.test(text) ? 'always' : 'risk' };
}

export function proofsSet({ proofs, proofsWhen }: Pick<DutyRules, 'proofs' | 'proofsWhen'>): string {
  if (proofs.length === 0) return '已记：签到只需一句话或一个按钮，不要求照片、位置或口令。';
  const when = proofsWhen === 'always' ? '每天' : '节假日、两会和橙红预警期间';
  return `已记：${when}签到须附${proofs.map((one) => names[one]).join('、')}。取消请发送“签到要求 无”；口令请发送“今日口令”查看。`;
}

export const codeToday = (code: string): string =>
  `今日口令：${code}。只在值班室公布，不要发到群里；签到时写“签到 ${code}”。`;
