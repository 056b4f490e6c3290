import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import { stateNames } from './words.ts';

export const withdrawn = (one: Case): Card => ({
  text: `${one.number} 已撤销，记录仍保留。如情况属实，请再报。`,
});
export const withdrawnHead = '报告人撤销了这条隐患。如认为确有隐患，请回复“重新办理”并说明情况。';
export const reopened = (one: Case): Card => ({
  text: `${one.number} 已重新办理，值班人员将再次核实，结果私下告诉您。`,
});
export const reopenedHead = '办结后又有反映，请重新核实。';

/** 重新办理, and nothing on how it is now. */
export const asksOnly = (reason = ''): boolean =>
  /^(?:请|要求|申请|帮我|给我)*(?:把?这条)?重新(?:打开|办理|立案|处理)(?:一下|吧|了)?[\s。.!！]*$/.test(
    reason,
  );

export const openStill = (one: Case): Card => ({
  text: `${one.number} 正在办理（${stateNames[one.state]}），不用再申请。有新情况请直接发文字或照片补充。`,
});
