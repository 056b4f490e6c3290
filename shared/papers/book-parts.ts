import type { BookSheet } from './book.ts';
import { escaped } from './xml.ts';

// ECMA-376, part 1
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument';

interface Related {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export function relations(all: readonly Related[]): string {
  const list = all.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

export const rels = {
  root: relations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
  workbook: (sheets: number): string =>
    relations([
      ...Array.from({ length: sheets }, (_, place) => ({
        id: `rId${place + 1}`,
        type: 'worksheet',
        target: `worksheets/sheet${place + 1}.xml`,
      })),
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    ]),
  sheet: (number: number): string =>
    relations([{ id: 'rId1', type: 'drawing', target: `../drawings/drawing${number}.xml` }]),
} as const;

/** Each sheet with its head repeated on every printed page. */
export function workbook(sheets: readonly Pick<BookSheet, 'name' | 'title'>[]): string {
  const list = sheets.map(
    ({ name }, place) => `<sheet name="${sheetName(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const heads = sheets.map(({ name, title }, place) => {
    const row = title === undefined ? 1 : 2;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">'${sheetName(name)}'!$1:$${row}</definedName>`;
  });
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets><definedNames>${heads.join('')}</definedNames></workbook>`;
}

/** At most 31 letters, and none of those that mean something in a reference. */
function sheetName(name: string): string {
  return escaped(name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31));
}

/** 0 plain, 1 head, 2 title, 3 body with a thin border and wrapped lines. */
export const styles = `${xmlHead}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="10"/><name val="SimSun"/></font><font><b/><sz val="10"/><name val="SimSun"/></font><font><b/><sz val="14"/><name val="SimSun"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf xfId="0" fontId="2" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`;

export function contentTypes(sheets: number, drawn: readonly number[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${media}.${type}+xml"/>`;
  const all = [
    override('xl/workbook.xml', 'spreadsheetml.sheet.main'),
    override('xl/styles.xml', 'spreadsheetml.styles'),
    ...Array.from({ length: sheets }, (_, place) =>
      override(`xl/worksheets/sheet${place + 1}.xml`, 'spreadsheetml.worksheet'),
    ),
    ...drawn.map((number) => override(`xl/drawings/drawing${number}.xml`, 'drawing')),
  ];
  return `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>${all.join('')}</Types>`;
}
