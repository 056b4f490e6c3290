import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';

export const withdrawn = (one: Case): Card => ({
  text: `${one.number} 已撤销，记录仍保留。如情况属实，请再报。`,
});
export const withdrawnHead = '报告人撤销了这条隐患。如认为确有隐患，请回复“重新办理”并说明情况。';
export const reopened = (one: Case): Card => ({
  text: `${one.number} 已重新办理，值班人员将再次核实，结果私下告诉您。`,
});
export const reopenedHead = '办结后又有反映，请重新核实。';
