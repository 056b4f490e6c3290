import type { Gap } from '../../domain/duty/forecast.ts';

/** Kinds of gap as somebody looks for them. */
export const gapGroups = [
  { code: 'empty', name: '没有排班', kinds: ['no-roster', 'ends', 'empty', 'no-day', 'no-night', 'hole'] },
  { code: 'nobody', name: '没有值班员', kinds: ['nobody'] },
  { code: 'no-leader', name: '没有带班领导', kinds: ['no-leader'] },
  { code: 'unreachable', name: '联系不上', kinds: ['unreachable'] },
  { code: 'leave', name: '已请假', kinds: ['leave'] },
  { code: 'double', name: '重班', kinds: ['double'] },
  { code: 'unrested', name: '休息不足', kinds: ['unrested'] },
] as const satisfies readonly { code: string; name: string; kinds: readonly Gap['kind'][] }[];

/** What to do about a gap. */
export const gapAdvice: Readonly<Record<Gap['kind'], string>> = {
  'no-roster': '导入值班表，或发“轮班 …”自动排班',
  ends: '导入后面的值班表，或发“轮班 …”自动续排',
  empty: '补排这一天',
  'no-day': '补排白班',
  'no-night': '补排夜班',
  hole: '把前后两个班的起止时间接上',
  nobody: '补一名值班员',
  'no-leader': '补一名带班领导',
  unreachable: '补进人员名单并请本人绑定，或换人',
  leave: '换班，或改排别人',
  double: '两个班改掉一个',
  unrested: '换人，或把两个班错开',
};
