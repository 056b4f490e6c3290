import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** A part of a letter, in the order in which it is read. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      readonly type: 'png' | 'jpg';
      readonly caption: string;
    };

/** An official letter as plain values. */
export interface Letter {
  /** Above everything: that it is a draft. */
  readonly mark?: string;
  readonly issuer: string;
  readonly number?: string;
  readonly title: string;
  readonly to?: string;
  readonly blocks: readonly Block[];
  /** Who signs, and the day, each on a line of its own. */
  readonly signed: readonly string[];
  readonly foot?: string;
}

// GB/T 9704-2012: an A4 page, 37 mm above, 28 mm left, body in 仿宋 of 16 points on lines of 28, title in 小标宋 of 22.
const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
};
const body = '仿宋_GB2312';
const black = '黑体';
const song = '方正小标宋简体';
const bodySize = 32;
const lines = { line: 28 * 20, lineRule: LineRuleType.EXACT } as const;

/** A letter in the layout of official documents, to be printed and signed. */
export async function letterBytes(letter: Letter): Promise<Uint8Array> {
  const document = new Document({
    creator: letter.issuer,
    title: letter.title,
    styles: { default: { document: { run: { font: body, size: bodySize } } } },
    sections: [{ properties: { page }, footers: { default: pageNumber() }, children: childrenOf(letter) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function childrenOf({
  mark,
  issuer,
  number,
  title,
  to,
  blocks,
  signed,
  foot,
}: Letter): (Paragraph | Table)[] {
  return [
    ...(mark === undefined ? [] : [line(mark, { font: black, align: AlignmentType.LEFT })]),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'C00000', space: 8 } },
      children: [new TextRun({ text: issuer, font: song, size: 52, color: 'C00000' })],
    }),
    ...(number === undefined ? [] : [line(number, { align: AlignmentType.CENTER })]),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 400, after: 300 },
      children: [new TextRun({ text: title, font: song, size: 44 })],
    }),
    ...(to === undefined ? [] : [line(`${to}：`, { align: AlignmentType.LEFT })]),
    ...blocks.flatMap(blockOf),
    new Paragraph({ spacing: lines, children: [] }),
    ...signed.map((text) => line(text, { align: AlignmentType.RIGHT })),
    ...(foot === undefined ? [] : [line(foot, { align: AlignmentType.LEFT, size: 28 })]),
  ];
}

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map((text) => line(text, { indent: true }));
    case 'heading':
      return [line(block.text, { font: black, indent: true })];
    case 'fields':
      return [
        tableOf(
          block.rows.map(([label, value]) => [label, value]),
          [22, 78],
        ),
      ];
    case 'table':
      return [
        tableOf(
          [block.head, ...block.rows],
          block.head.map(() => Math.floor(100 / block.head.length)),
        ),
      ];
    case 'image':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: block.type,
              data: block.bytes,
              transformation: { width: 320, height: 240 },
            }),
          ],
        }),
        line(block.caption, { align: AlignmentType.CENTER, size: 24 }),
      ];
  }
}

interface Look {
  readonly font?: string;
  readonly size?: number;
  readonly indent?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

function line(text: string, { font = body, size = bodySize, indent = false, align }: Look): Paragraph {
  return new Paragraph({
    spacing: lines,
    ...(align && { alignment: align }),
    ...(indent && { indent: { firstLine: 640 } }),
    children: [new TextRun({ text, font, size })],
  });
}

function tableOf(rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (text, place) =>
              new TableCell({
                width: { size: widths[place] ?? 0, type: WidthType.PERCENTAGE },
                children: text
                  .split('\n')
                  .map((part) => new Paragraph({ children: [new TextRun({ text: part, size: 24 })] })),
              }),
          ),
        }),
    ),
  });
}

function pageNumber(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size: 28 })] }),
    ],
  });
}
