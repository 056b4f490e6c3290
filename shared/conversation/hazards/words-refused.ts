import type { HandOverRefusal } from '../../domain/hazards/hand-over.ts';
import type { MajorRefusal } from '../../domain/hazards/major.ts';
import type { ExtendRefusal, RectifyRefusal, ReinspectRefusal } from '../../domain/hazards/rectify.ts';
import type { ReopenRefusal, WithdrawRefusal } from '../../domain/hazards/return.ts';
import type { VerifyRefusal } from '../../domain/hazards/verify.ts';

type Why =
  | VerifyRefusal
  | RectifyRefusal
  | ReinspectRefusal
  | ExtendRefusal
  | WithdrawRefusal
  | MajorRefusal
  | HandOverRefusal
  | ReopenRefusal
  | 'not-merged'
  | 'off-by-officials'
  | 'not-yours'
  | 'not-the-unit'
  | 'not-the-reporter';

/** Why something cannot be done to a case, and what to do instead. */
export const refused: Readonly<Record<Why, string>> = {
  over: '这条隐患已经办结，不能再改。如又出现，请重新报一条。',
  'already-verified': '这条隐患已经核实过了。',
  'deadline-past': '整改期限不能早于今天，请重新填写日期或天数。',
  'not-yet': '报告日期不能晚于今天，请核对后重新登记。',
  'no-such-day': '没有这一天，也没有这个天数，请核对后重新填写。',
  'deadline-needed': '重大隐患请写明整改期限，例如：重大 十天内整改。',
  'reason-needed': '请写明原因。',
  'same-case': '不能与自己重复，请写另一条的编号。',
  'not-verified': '这条隐患还没有核实派单，请等核实后再办理。',
  'already-rectified': '整改情况已经报过，正在等待复查。',
  'no-evidence': '请发一张整改后的照片，或写明采取了什么措施；收到后再转复查。',
  'not-rectified': '单位还没有报整改完成，不能复查。',
  'off-not-rectified': '单位还没有报整改完成，验收合格后才能摘牌。',
  'off-by-officials':
    '摘牌由督办单位验收后办理。整改完成请发照片并回复，例如：1整改好了；验收合格后由督办人员申请摘牌。',
  'settle-reason-needed':
    '请写明原因、依据的文件和文号，例如：31批准办结 原因：整体拆除重建；文号：临商〔2026〕5号。',
  'same-person': '整改人不能复查自己整改的隐患，请换一位同志复查。',
  'no-day': '请写明延到哪天，例如：申请延期到12月5日，等配件。',
  'not-later': '延期日期要晚于现在的期限，也不能早于今天。',
  'none-asked': '这条隐患没有待答复的延期申请。',
  listed: '正在挂牌督办，摘牌后才能销号。请先回复“申请摘牌”，再由另一位同志同意。',
  'still-listed': '正在挂牌督办，摘牌前不能改为一般隐患。',
  'double-report-missing': '重大隐患的双报告回执不全（主管部门、职工大会或职代会），补齐后才能销号。',
  'copy-not-answered': '抄告的部门还没有反馈，登记反馈后才能销号。收到反馈请回复：编号 反馈 处理结果。',
  'not-answered': '已移交主管部门，收到处理反馈后才能办理。反馈请回复：编号 反馈 处理结果。',
  'not-major': '只有经核实的重大隐患才适用。请先核定等级。',
  'already-listed': '这条隐患已经挂牌督办。',
  'not-listed': '这条隐患没有挂牌督办。',
  'off-not-asked': '还没有人申请摘牌，请先申请，再由另一位同志同意。',
  'off-by-same': '申请摘牌的人不能自己同意，请换一位同志。',
  'leader-only': '只有局领导可以批准特别办结。',
  'document-needed': '请写明依据的文件和文号，例如：31批准办结 原因：整体拆除重建；文号：临商〔2026〕5号。',
  'no-authority': '请写明移交给哪个部门，例如：31移交区消防救援大队。',
  'given-open':
    '这条隐患已移交一个部门，还没有收到反馈，抄告其他部门不登记。要改为移交该部门，请回复“编号 移交 部门”。',
  'copy-open': '这条隐患已抄告一个部门，还没有收到反馈。请先登记反馈，再移交或抄告其他部门。',
  'not-handed-over': '这条隐患没有移交，或者已经反馈。',
  'feedback-needed': '请写明主管部门的处理结果。',
  'not-merged': '这条隐患没有并入别的隐患。',
  judged: '这条隐患已经核实，不能再撤销；有新情况请引用本条补充。',
  'not-over': '这条隐患还没有办结，有新情况请直接补充。',
  'too-late': '这条隐患办结已久，请重新报一条。',
  merged: '这条隐患已并入另一条办理，请补充到那一条。',
  'not-the-reporter': '只有报告人本人可以撤销。',
  'not-yours': '这条隐患不在您的办理范围内。',
  'not-the-unit': '整改情况由该单位的联络员报告。',
};
