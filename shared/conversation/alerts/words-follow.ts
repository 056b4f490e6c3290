import type { Card } from '../../domain/message.ts';

export const liftedText = (notice: string) =>
  `${notice}要求的应对措施即日起解除，请恢复正常秩序，复工复业前先自查用电、用气和疏散通道。`;

export const needsOfficialLift = (notice: string, { drill }: { readonly drill: boolean }): Card => ({
  text: drill
    ? `没有发出：演练中的${notice}也要用解除原文来解除。请发送：转发预警 【演练】××气象台×日×时解除……\n只发给收到演练预警的群和人员，不影响真实预警。`
    : `没有发出：${notice}由气象等主管部门发布，只能由其解除。请粘贴官方解除原文：转发预警 ××气象台×日×时解除……\n会发给收到原预警的全部群和人员。`,
});

/** On the preview of what follows an earlier warning. */
export const followRemark = (asks: boolean) =>
  asks ? '较前次升级，请各单位重新确认' : '不再要求重新确认，前次的催办停止';

interface Counts {
  readonly total: number;
  readonly inTime: number;
  readonly late: number;
  readonly byPhone: number;
  readonly missing: readonly (readonly [string, number])[];
}

/** The draft of a 通报: counts only, since it goes to groups of several units. */
export function reportText(notice: string, counts: Counts): string {
  const { total, inTime, late, byPhone, missing } = counts;
  const left = missing.reduce((sum, [, count]) => sum + count, 0);
  const where = missing.map(([street, count]) => `${street}${count}家`).join('，');
  const rest =
    left > 0 ? `未确认${left}家（${where}）。请未确认单位今天内向值班室补报落实情况。` : '已全部确认。';
  return `关于${notice}确认情况的通报：应确认${total}家，按时${inTime}家，逾时${late}家，电话核实${byPhone}家，${rest}`;
}

export const reportMade = (missing: readonly string[]) => ({
  label: '未确认单位（只给您看）',
  value: missing.length === 0 ? '无' : missing.slice(0, 100).join('、'),
});

export const held = (until: string, told: number) =>
  `已安排${until}发出；已先告知值班人员和重点单位${told}人。需要立即发出的，请回复“立即全员”。`;
export const heldHead = '（夜间先行告知，其他单位7点后通知）';
