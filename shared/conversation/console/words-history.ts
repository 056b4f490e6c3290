import { actNames } from '../act-names.ts';

/** What each entry of a history says, for whoever reads it. What is not named here is shown as 系统记录. */
const entries: Readonly<Record<string, string>> = {
  ...actNames,
  'alert.drafted': '拟稿',
  'alert.submitted': '提交审批',
  'alert.unapproved': '审批超时提醒',
  'alert.returned': '审批退回',
  'alert.cancelled': '取消',
  'alert.audience': '调整对象',
  'alert.reworded': '改正文',
  'alert.sent': '发出',
  'alert.expanded': '全部送出',
  'alert.delivered': '送达情况已登记',
  'alert.confirmed': '单位确认',
  'alert.undone': '撤销确认',
  'alert.chased': '催办',
  'alert.deadline': '到确认期限',
  'alert.digest': '汇总未确认',
  'alert.closed': '结束',
  'alert.recalled': '撤回',
  'alert.all-confirmed': '全部确认',
  'alert.approved-after': '事后审批同意',
  'alert.objected': '事后审批有异议',
  'alert.review-looked-at': '催事后审批',
  'alert.rolled-up': '上报未确认名单',
  'alert.urged': '加急提醒',
  'alert.not-urged': '加急未能送出',
  'duty.spot-check': '抽查',
  'duty.spot-answered': '抽查应答',
  'duty.rules': '值班规则',
  'alert.cover-looked-at': '查看岗位应答',
  'alert.deputy': '指定代理人',
  'alert.held': '早上7点再发',
  'alert.nobody': '没有可发对象，未发出',
  'alert.post-confirmed': '岗位应答',
  'alert.summed-up': '汇总零报告',
  'alert.superseded': '由新的一条接替',
  'directory.group-bound': '绑定群',
  'directory.group-gone': '群失效',
  'directory.group-back': '群恢复',
  'directory.page-proved': '手机验证了身份',
  'directory.group-renamed': '群改名',
  'directory.imported': '导入名录',
  'directory.reimported': '再次导入名录',
  'duty.checked-in': '签到',
  'duty.looked-at': '值班提醒',
  'duty.rostered': '值班表更新',
  'directory.bound': '绑定',
  'directory.bureau-set': '修改设置',
  'directory.liaison-changed': '更换联络员',
  'period.lianghui': '确认两会日期',
  'period.holidays': '采用放假安排',
  'period.set': '登记时段',
  'period.mode': '调整时段要求',
  'text.changed': '修改文案或清单',
  'tip.planned': '安排定时提示',
  'weather.assessed': '登记研判',
  'weather.unlisted': '来源撤下预警',
  'weather.withdrawn': '作废误录预警',
  'alert.no-liaison-chased': '没有联络员可单独催',
  'alert.no-backup-chased': '没有备用联络员可单独催',
  'directory.channel': '更换常用平台',
  'directory.code-issued': '发放绑定编码',
  'duty.absent': '认定缺岗',
  'duty.late': '报告迟到',
  'duty.stand-in': '临时顶岗',
  'duty.swapped': '换班',
  'duty.leave-asked': '请假',
  'duty.confirmed': '确认值班',
  'duty.placed': '登记签到地点',
  'duty.roster-sent': '报送值班表',
  'duty.collection-opened': '征集值班表',
  'duty.rotation-stopped': '停止轮班',
  'duty.rotation-went-on': '轮班自动续排',
  'duty.unrostered': '撤下值班安排',
  'duty.plan-sealed': '封存查岗计划',
  'duty.plan-revealed': '公开查岗计划',
};

export function entryName(what: string): string {
  return entries[what] ?? '系统记录';
}

export const byClock = '系统';
export const byUnknown = '未登记人员';
/** Where nobody may learn who it was. */
export const byNobody = '保密';
export const byErased = '已按期清除';
export const byReporter = '群众';

export const byItself = '到点自动';

/** Through what somebody did it. */
export function wayName(through: string): string {
  if (through.startsWith('console#')) return '网页后台';
  if (/^(?:tick|step)#/.test(through)) return byItself;
  return '对话';
}

const lookNames: Readonly<Record<string, string>> = {
  link: '索取后台链接',
  entered: '进入后台',
  left: '退出后台',
  'put-out': '被请出后台',
  refused: '无权查看，已拒绝',
  looked: '查看',
  acted: '办理',
};

export const lookName = (what: string): string => lookNames[what] ?? what;

const things: readonly (readonly [RegExp, string])[] = [
  [/^people$/, '人员名单'],
  [/^roster$/, '值班表'],
  [/^unreached$/, '联系不上的人'],
  [/^audit$/, '查看与办理记录'],
  [/^unit#/, '单位 '],
  [/^case#/, '隐患 '],
  [/^alert#/, '通知 '],
  [/^incident#/, '突发事件 '],
  [/^mend#courier$/, '叫醒发送'],
  [/^mend#clock$/, '重新看到期的事'],
  [/^mend#lost$/, '再发没有送到的'],
  [/^alert\.again#/, '再发没有送到的 '],
  [/^mend#single$/, '再发没有送到的单条消息'],
  [/^mend#group$/, '恢复群'],
  [/^mend#sources$/, '再问天气来源'],
  [/^said$/, '一句话'],
  [/^workbook$/, '导出工作簿'],
  [/^ledger\.export.*$/, '隐患台账工作簿'],
  [/^roster-file$/, '导入值班表'],
  [/^try#.*$/, '测试消息'],
  [/^directory\.set.*$/, '修改设置'],
  [/^duty\.roster\.submit.*$/, '改值班表'],
  [/^duty\.roster\.confirm.*$/, '确认值班表改动'],
  [/^duty\..*$/, '值班'],
  [/^alert\.text.*$/, '修改文案或清单'],
  [/^alert\.(?:notice|forward)(?:#.*)?$/, '拟稿'],
  [/^alert\.send#/, '发送 '],
  [/^alert\.cancel#/, '取消或退回 '],
  [/^alert\.recall#/, '撤回 '],
  [/^alert\.correct#/, '更正 '],
  [/^alert\.chase#/, '催办 '],
  [/^ack\.phone#/, '登记电话告知 '],
  [/^hazard\.[a-z.]+#/, '隐患 '],
  [/^incident\.[a-z.]+#/, '突发事件 '],
];

/** Whose telephone numbers stood there: by name those who were asked about. */
export function numbersOf(count: number, names: readonly string[]): string {
  if (count === 0) return '';
  const rest = count > names.length ? `${names.length > 0 ? '等' : ''}${count}人` : '';
  return `（${names.join('、')}${rest}的电话）`;
}

/** Whose name stands for an id that was written down: nobody reads ids. */
export function namedThings(of: string): { readonly kind: string; readonly id: string } | undefined {
  const [, head = '', id = ''] = /^([a-z.]+)#([^#]+)/.exec(of) ?? [];
  if (id === '') return undefined;
  if (head === 'unit') return { kind: 'unit', id };
  if (/^(?:alert(?:\..*)?|ack\..*)$/.test(head)) return { kind: 'alert', id };
  if (/^incident/.test(head)) return { kind: 'incident', id };
  return undefined;
}

/** What was looked at or done, as people call it. `name`: of the thing whose id was written down. */
export function lookedAt(of: string, name?: string): string {
  const found = things.find(([pattern]) => pattern.test(of));
  const words = found ? of.replace(found[0], found[1]) : of;
  const id = namedThings(of)?.id;
  const [plain = ''] = words.split('#');
  return id === undefined ? plain : plain.replace(id, name ?? '').trim();
}
