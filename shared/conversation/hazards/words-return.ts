import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import { stateNames } from './words.ts';

export const withdrawn = (one: Case): Card => ({
  text: `${one.number} 已撤销，记录仍保留。如情况属实，请再报。`,
});
export const severalToTakeBack: Card = {
  text: '您有几条报告还没有核实，请写明撤销哪一条，例如：31撤销。发送“我的上报”可查看编号。',
};
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

/** 没有解决啊, 还是老样子, 又脏了: of what was ended, where nothing else is named. */
export const soundsUnmended = (said: string): boolean =>
  said.length <= 60 &&
  /^[\s,，]*(?:这[条个]|那[条个]|那边|现场|今天|刚才?|怎么)*(?:(?:还是|依然|仍然?|根本|压根|又|都)?没(?:有)?(?:解决|整改|处理|修|弄|清|换|改)|(?:还是|依然|仍然?|依旧)(?:老样子|一样|那样|原样|没|有|堵|坏|漏|乱|脏|一地|一堆)|又(?:脏|堵|坏|漏|放|堆|锁|乱|松|掉|满|出现|开始|回来)|复发|反弹)/.test(
    said,
  );
