import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { black, body, bodySize, headOf, line, lines, signatureOf, song } from './letter-lines.ts';

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
  /** A 函 has its number at the right under the line, every other document has it in the middle above. */
  readonly isLetter?: boolean;
  readonly title: string;
  readonly to?: string;
  readonly blocks: readonly Block[];
  /** What is named under the text and follows the signature on a page of its own. */
  readonly annexes?: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
  /** Who signs, and the day, each on a line of its own; then how to reach them. */
  readonly signed: readonly string[];
  readonly foot?: string;
}

// GB/T 9704-2012: an A4 page, 37 mm above, 28 mm left, body in 仿宋 of 16 points on lines of 28, title in 小标宋 of 22.
const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
};
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
  isLetter = false,
  title,
  to,
  blocks,
  annexes = [],
  signed,
  foot,
}: Letter): (Paragraph | Table)[] {
  return [
    ...(mark === undefined ? [] : [line(mark, { font: black, align: AlignmentType.LEFT })]),
    ...headOf({ issuer, number, isLetter }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 400, after: 300 },
      children: [new TextRun({ text: title, font: song, size: 44 })],
    }),
    ...(to === undefined ? [] : [line(`${to}：`, { align: AlignmentType.LEFT })]),
    ...blocks.flatMap(blockOf),
    ...annexes.map(({ title: named }, place) =>
      line(`${place === 0 ? '附件：' : '　　　'}${annexes.length > 1 ? `${place + 1}．` : ''}${named}`, {
        indent: true,
      }),
    ),
    new Paragraph({ spacing: lines, children: [] }),
    ...signatureOf(signed),
    ...(foot === undefined ? [] : [line(foot, { indent: true })]),
    ...annexes.flatMap(annexOf),
  ];
}

function annexOf(
  { title, blocks }: NonNullable<Letter['annexes']>[number],
  place: number,
  all: readonly unknown[],
): (Paragraph | Table)[] {
  const run = { text: `附件${all.length > 1 ? place + 1 : ''}`, font: black, size: bodySize };
  return [
    new Paragraph({ spacing: lines, pageBreakBefore: true, children: [new TextRun(run)] }),
    line(title, { font: song, size: 44, align: AlignmentType.CENTER }),
    ...blocks.flatMap(blockOf),
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
