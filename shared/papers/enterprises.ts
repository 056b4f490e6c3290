import * as z from 'zod/mini';
import type { Contact, EnterpriseRow, Refused } from '../domain/directory/intake.ts';
import { wgsOf } from '../domain/geometry.ts';
import { isMobile, peopleIn, phonesIn, saysYes } from './cells.ts';
import { kindIn, riskIn } from './kinds.ts';
import type { Sheet } from './sheets.ts';
import { type Columns, type Found, findTable, type Line } from './table.ts';

export interface Taken<Row> {
  readonly taken: readonly Row[];
  readonly refused: readonly Refused[];
  /** What the sheet calls each field. */
  readonly headers: Readonly<Record<string, string>>;
}

const columns = {
  name: ['企业名称', '单位名称', '商户名称', '经营单位', '企业', '单位全称'],
  kind: ['类别', '企业类别', '业态', '行业类别', '类型'],
  street: ['所在区域', '所属街道', '街道', '镇街', '所在街道', '属地', '所属区域'],
  address: ['地址', '经营地址', '详细地址', '企业地址'],
  longitude: ['经度', '东经', '高德经度'],
  latitude: ['纬度', '北纬', '高德纬度'],
  position: ['坐标', '经纬度', '位置坐标', '定位'],
  datum: ['坐标系'],
  size: ['规模', '企业规模'],
  risk: ['风险等级', '风险级别', '安全风险等级'],
  outdoor: ['露天作业'],
  height: ['高空作业', '高处作业'],
  heat: ['高温作业'],
  liaison: ['信息联络员', '联络员', '联络员姓名', '联系人', '安全联络员'],
  liaisonPhone: ['联络员电话', '联系电话', '联系人电话', '联络员手机', '信息联络员电话', '电话', '手机'],
  backup: ['备用联络员', '第二联络员', '备用联系人'],
  backupPhone: ['备用电话', '备用联络员电话', '备用联系人电话'],
  responsible: ['企业责任人', '企业负责人', '主要负责人', '负责人'],
  industryHead: ['行业责任人', '行业监管责任人'],
  adminHead: ['行政责任人', '行政负责人'],
} satisfies Columns<string>;
type Field = keyof typeof columns;

/** What any text of a directory may be as long as. */
const limits = z.object({
  name: z.string().check(z.minLength(2), z.maxLength(60)),
  address: z.string().check(z.maxLength(120)),
  size: z.string().check(z.maxLength(60)),
  liaison: z.string().check(z.maxLength(40)),
  backup: z.string().check(z.maxLength(40)),
  responsible: z.string().check(z.maxLength(60)),
  industryHead: z.string().check(z.maxLength(60)),
  adminHead: z.string().check(z.maxLength(60)),
});

/** The enterprises of a sheet; undefined if it is no list of enterprises. */
export function readEnterprises(sheet: Sheet): Taken<EnterpriseRow> | undefined {
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
  const texts = Object.fromEntries(
    Object.keys(limits.shape).map((field) => [field, line.text(field as Field)]),
  );
  const parsed = limits.safeParse(texts);
  const issues = parsed.success ? [] : parsed.error.issues;
  const lengths = issues.map(({ path, code }) =>
    table.refuse(line, path[0] as Field, code === 'too_small' ? 'missing' : 'too-long'),
  );
  const notes = Object.values(line.notes).some((text) => text.length > 500)
    ? [table.refuse(line, 'name', 'too-long')]
    : [];
  const phones = (['liaisonPhone', 'backupPhone'] as const).filter((field) =>
    /\d/.test(phonesIn(line.text(field)).rest),
  );
  return [...lengths, ...notes, ...phones.map((field) => table.refuse(line, field, 'no-phone'))];
}

function rowOf(line: Line<Field>): EnterpriseRow {
  const [liaison, backup] = contactsOf(line);
  const kind = line.text('kind');
  const risk = riskIn(line.text('risk'));
  return {
    ...{ row: line.row, name: line.text('name').replaceAll(/\s+/g, ''), notes: notesOf(line, risk) },
    ...(kind !== '' && { kind: kindIn(kind) ?? 'other' }),
    ...optional(line, ['street', 'address', 'size', 'responsible', 'industryHead', 'adminHead']),
    ...(risk && { risk }),
    ...placeOf(line),
    ...exposuresOf(line),
    ...(liaison && { liaison }),
    ...(backup && { backup }),
  };
}

function optional<K extends Field>(
  line: Line<Field>,
  fields: readonly K[],
): { readonly [name in K]?: string } {
  const filled = fields.filter((field) => line.text(field) !== '');
  return Object.fromEntries(filled.map((field) => [field, line.text(field)])) as { [name in K]?: string };
}

/** Words that we cannot place stay as they stood. */
function notesOf(line: Line<Field>, risk: string | undefined): Record<string, string> {
  const [kind, level] = [line.text('kind'), line.text('risk')];
  return {
    ...line.notes,
    ...(kind !== '' && !kindIn(kind) && { 类别: kind }),
    ...(level !== '' && !risk && { 风险等级: level }),
  };
}

/** Coordinates are as Chinese maps give them (GCJ-02) unless a column names the other system; which of two is which, their size says. */
function placeOf(line: Line<Field>): Pick<EnterpriseRow, 'at'> {
  const text = `${line.text('longitude')} ${line.text('latitude')} ${line.text('position')}`;
  const [one = Number.NaN, other = Number.NaN] = (text.match(/\d{1,3}\.\d{2,}/g) ?? []).map(Number);
  const [longitude, latitude] = one > other ? [one, other] : [other, one];
  if (!(longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54)) return {};
  const point = { longitude, latitude };
  return { at: /wgs|84|2000/i.test(line.text('datum')) ? point : wgsOf(point) };
}

function exposuresOf(line: Line<Field>): Pick<EnterpriseRow, 'exposures'> {
  const all = ['outdoor', 'height', 'heat'] as const;
  if (all.every((one) => line.cell(one) === undefined)) return {};
  return { exposures: all.filter((one) => saysYes(line.text(one))) };
}

/** Two people in the liaison's cell are liaison and backup, unless the backup has a column of his own. */
function contactsOf(line: Line<Field>): readonly [Contact | undefined, Contact | undefined] {
  const [first, second] = contactsIn(line.text('liaison'), line.text('liaisonPhone'));
  const [own] = contactsIn(line.text('backup'), line.text('backupPhone'));
  return [first, own ?? second];
}

/**
 * People and numbers in their order; a number that stands beside a name in its cell is of that person. Of one person's
 * numbers the mobile counts.
 */
export function contactsIn(names: string, numbers: string): readonly Contact[] {
  const pieces = names
    .split(/[/、;；\n]/)
    .map((text) => ({ people: peopleIn(text), own: phonesIn(text).phones }));
  const loose = [...phonesIn(numbers).phones];
  const isAlone = pieces.reduce((sum, { people }) => sum + people.length, 0) === 1;
  if (isAlone) loose.push(...pieces.flatMap(({ own }) => own));
  if (isAlone) loose.sort((one, other) => Number(isMobile(other)) - Number(isMobile(one)));
  return pieces.flatMap(({ people, own }) => {
    const phones = isAlone || own.length === 0 ? loose.splice(0, people.length) : own;
    return people.map((person, place) => {
      const phone = phones[place];
      return { ...person, ...(phone !== undefined && { phone }) };
    });
  });
}
