import type { FileRefusal, Refused, RowRefusal } from '../../domain/directory/intake.ts';

/** What an import took, by kind. */
export interface Counts {
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
}

const fileRefused: Readonly<Record<FileRefusal | 'too-much' | 'not-found', string>> = {
  'too-large': '文件超过10兆，请拆开后分别导入。',
  'unpacks-too-large': '文件解开后过大，请另存为只含表格的文件后再导入。',
  'too-many-rows': '超过5000行，请拆成几个文件分别导入。',
  'old-or-locked': '这是旧格式或加了密码的表格，请去掉密码，另存为xlsx后再导入。',
  'no-workbook': '这不是能读的表格文件，请使用xlsx或csv。',
  empty: '表格里没有内容。',
  'no-table': '没有找到认识的表头。企业名录要有“企业名称”，人员要有“姓名”，值班表要有“日期”和“值班员”。',
  classified: '文件带有密级或内部标记，不在本系统保存。请通过规定渠道处理。',
  'too-much': '内容太多，一次放不下，请拆成几个文件分别导入。',
  'not-found': '文件打不开，请检查文件名。',
};

const rowRefused: Readonly<Record<RowRefusal, string>> = {
  missing: '这一格不能空着',
  'too-long': '这一格的内容太长',
  'no-name': '一行请只写一个人',
  'no-phone': '不是完整的电话号码，座机请带区号',
  'no-such-day': '日期看不懂或不存在',
  'wrong-weekday': '日期和星期对不上',
  'unknown-shift': '班次请写白班、夜班或24小时，可加起止时间，例如白班09:00-17:30',
  'two-hours': '同一天同一种班有两个不同的起止时间，一天只能分白班和夜班',
  nobody: '没有写值班的人',
  'unknown-role': '角色请写管理员、科员、领导、街道、联络员或审计',
  'role-needed': '请写明角色，单位也不在名录里',
  'unknown-unit': '单位不在名录里，请先导入企业名录',
  'name-of-two': '有同名的人，请补上手机号以便区分',
  'phone-of-another': '这个手机号已登记在另一个人名下',
  'unit-twice': '同一企业出现两次，内容不一致',
};

const mostRows = 10;

/** Of a roster sent in a talk or from a page. */
export function rosterNotTaken(why: FileRefusal | undefined): string {
  if (why === undefined || why === 'no-table')
    return '这个文件里没有读到值班表（要有“日期”和“值班员”两列），没有改动。名录和人员表请管理员导入。';
  return `表格没有读，没有改动。${fileRefused[why]}`;
}

export function rosterRowsNotTaken(refused: readonly Refused[]): string {
  const isOneSheet = new Set(refused.map(({ sheet }) => sheet)).size === 1;
  const lines = refused
    .slice(0, mostRows)
    .map(
      ({ sheet, row, column, why }) =>
        `${isOneSheet ? '' : `工作表“${sheet}”`}第${row}行“${column}”：${rowRefused[why]}`,
    );
  return [`有${refused.length}处要改，改好后重发整个表，没有改动：`, ...lines].join('\n');
}

export function fileNotTaken(file: string, why: FileRefusal | 'too-much' | 'not-found'): string {
  return `${file}：未导入。${fileRefused[why]}`;
}

/** A file is taken whole or not at all: one refused row keeps the whole file out. */
export function rowsNotTaken(file: string, refused: readonly Refused[]): string[] {
  const lines = refused.map(
    ({ sheet, row, column, why }) => `工作表“${sheet}”第${row}行“${column}”：${rowRefused[why]}。`,
  );
  return [`${file}：未导入。有${refused.length}处需要改正，改好后重新导入整个文件：`, ...lines];
}

export function fileTaken(
  file: string,
  counts: { readonly units: Counts; readonly people: Counts; readonly watches: Counts },
): string {
  const parts = [
    countWords('单位', counts.units),
    countWords('人员', counts.people),
    countWords('值班', counts.watches),
  ].filter((part) => part !== '');
  return `${file}：已导入。${parts.join('；')}。`;
}

function countWords(what: string, { fresh, changed, same }: Counts): string {
  return fresh + changed + same === 0 ? '' : `${what}新增${fresh}、更新${changed}、不变${same}`;
}

export function sheetsPassedOver(names: readonly string[]): string {
  return `没有认识的表头，未读取的工作表：${names.join('、')}。`;
}

export function rowsHidden(count: number): string {
  return `有${count}行在表格里是隐藏的，没有读取。`;
}

export function namesUnknown(names: readonly string[]): string {
  return `值班表里这些人还不在人员名单里，无法提醒和签到：${names.join('、')}。导入人员后请再导入一次值班表。`;
}

export const codesFollow =
  '以下单位还没有人能收到消息。请把编码交给信息联络员，私下发给本助手即可绑定，30天内有效，只能用一次：';

export function codeLine(unit: string, code: string): string {
  return `${unit}：绑定 ${code}`;
}

export function someNotTaken(count: number): string {
  return `有${count}个文件未导入。`;
}
