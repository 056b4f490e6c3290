import type { PersonRow, Refused } from '../domain/directory/intake.ts';
import type { Role } from '../domain/directory/person.ts';
import { isMobile, peopleIn, phonesIn } from './cells.ts';
import type { Taken } from './enterprises.ts';
import type { Sheet } from './sheets.ts';
import { type Columns, type Found, findTable, type Line } from './table.ts';

const columns = {
  name: ['姓名', '人员姓名', '名字'],
  unit: ['单位', '所在单位', '工作单位', '单位名称', '企业名称', '部门'],
  post: ['职务', '职务职称', '岗位'],
  role: ['角色', '身份', '人员类别'],
  phone: ['电话', '手机', '手机号', '手机号码', '联系电话', '联系方式'],
} satisfies Columns<string>;
type Field = keyof typeof columns;

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/管理员/, 'administrator'],
  [/审计|稽核|纪检/, 'auditor'],
  [/领导|局长|主任|书记/, 'leader'],
  [/联络|企业|信息员/, 'liaison'],
  [/街道|镇|乡|社区|属地|网格/, 'street'],
  [/科员|干部|工作人员|值班|商务局|监管|科长/, 'officer'],
];

/** The people of a sheet; undefined if it is no list of people. */
export function readPeople(sheet: Sheet): Taken<PersonRow> | undefined {
  const table = findTable(sheet, columns, ['name']);
  if (!table) return undefined;
  const refused = table.lines.flatMap((line) => refusals(table, line));
  const wrong = new Set(refused.map(({ row }) => row));
  return {
    refused,
    headers: table.headers,
    taken: table.lines.filter(({ row }) => !wrong.has(row)).map(rowOf),
  };
}

function refusals(table: Found<Field>, line: Line<Field>): Refused[] {
  const people = peopleIn(line.text('name'));
  const [name] = people;
  const found: (readonly [Field, Refused['why']])[] = [];
  if (!name) found.push(['name', 'missing']);
  if (people.length > 1) found.push(['name', 'no-name']);
  if (name && name.name.length > 40) found.push(['name', 'too-long']);
  if (line.text('unit').length > 300) found.push(['unit', 'too-long']);
  if (line.text('post').length > 40) found.push(['post', 'too-long']);
  if (rolesIn(line.text('role')) === undefined) found.push(['role', 'unknown-role']);
  if (/\d/.test(phonesIn(line.text('phone')).rest)) found.push(['phone', 'no-phone']);
  return found.map(([field, why]) => table.refuse(line, field, why));
}

function rowOf(line: Line<Field>): PersonRow {
  const [person] = peopleIn(line.text('name'));
  const phones = phonesIn(line.text('phone')).phones;
  const phone = phones.find(isMobile) ?? phones[0];
  const post = line.text('post') || person?.post;
  return {
    ...{ row: line.row, name: person?.name ?? '', roles: rolesIn(line.text('role')) ?? [] },
    units: line
      .text('unit')
      .split(/[/、,;\n]/)
      .map((one) => one.replaceAll(/\s/g, ''))
      .filter((one) => one !== ''),
    ...(post && { post }),
    ...(phone && { phone }),
  };
}

/** Empty where none is named; undefined where a word is no role. */
function rolesIn(text: string): Role[] | undefined {
  const said = text.split(/[/、,;\n]/).filter((one) => one.trim() !== '');
  const roles = said.map((one) => roleWords.find(([word]) => word.test(one))?.[1]);
  return roles.includes(undefined) ? undefined : [...new Set(roles.flatMap((role) => role ?? []))];
}
