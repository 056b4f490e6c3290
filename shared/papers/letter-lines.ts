import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx';

export const body = '仿宋_GB2312';
export const black = '黑体';
export const song = '方正小标宋简体';
export const bodySize = 32;
const red = 'C00000';
/** One letter of the body: 16 points. */
const letterTwips = 320;
export const lines = { line: 28 * 20, lineRule: LineRuleType.EXACT } as const;

interface Head {
  readonly issuer: string;
  readonly number: string | undefined;
  readonly isLetter: boolean;
}

/** The name of who issues it in red, the number, and the red line where each kind of document has it. */
export function headOf({ issuer, number, isLetter }: Head): Paragraph[] {
  const name = { text: issuer, font: song, size: 52, color: red };
  const rule = (style: (typeof BorderStyle)[keyof typeof BorderStyle]) => ({
    border: { bottom: { style, size: 18, color: red, space: 8 } },
  });
  const centred = { alignment: AlignmentType.CENTER, children: [new TextRun(name)] };
  if (number === undefined || isLetter)
    return [
      new Paragraph({
        ...centred,
        spacing: { after: 120 },
        ...rule(isLetter ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.SINGLE),
      }),
      ...(number === undefined ? [] : [line(number, { align: AlignmentType.RIGHT })]),
    ];
  return [
    new Paragraph({ ...centred, spacing: { after: 560 } }),
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: lines },
      ...rule(BorderStyle.SINGLE),
      children: [new TextRun({ text: number, font: body, size: bodySize })],
    }),
  ];
}

/** The day four letters from the right, the name centred above it; how to reach them stands below at the left. */
export function signatureOf([name, day, ...more]: readonly string[]): Paragraph[] {
  if (name === undefined || day === undefined) return [];
  const middle = 4 + wide(day) / 2;
  const atRight = (text: string) =>
    new Paragraph({
      ...{ spacing: lines, alignment: AlignmentType.RIGHT, keepLines: true },
      indent: { right: Math.round(Math.max(0, middle - wide(text) / 2) * letterTwips) },
      children: [new TextRun({ text, font: body, size: bodySize })],
    });
  return [atRight(name), atRight(day), ...more.map((text) => line(`（${text}）`, { indent: true }))];
}

/** How many letters of full width a text takes. */
function wide(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\x20-\x7e]/.test(letter) ? 0.5 : 1), 0);
}

interface Look {
  readonly font?: string;
  readonly size?: number;
  readonly indent?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

/** A line of the body. */
export function line(text: string, { font = body, size = bodySize, indent = false, align }: Look): Paragraph {
  return new Paragraph({
    spacing: lines,
    ...(align && { alignment: align }),
    ...(indent && { indent: { firstLine: 640 } }),
    children: [new TextRun({ text, font, size })],
  });
}
