import type { Measure } from '../../domain/hazards/measure.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import type { Instant } from '../../domain/time.ts';
import { actName } from '../act-names.ts';
import { factWords } from './words-evidence-facts.ts';
import { measureName } from './words-measure.ts';
import { exactly, type House, moment, signed } from './words-papers.ts';

const fates: Readonly<Record<string, string>> = {
  pending: '待送达',
  sent: '已送达',
  unknown: '是否送达不明',
  dead: '对方无法送达',
  refused: '平台拒收',
  expired: '过期未发',
};

export interface Evidence {
  readonly number: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly past: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly who: string;
    readonly through: string;
    readonly hash: string;
    /** What was decided with it: grade, deadline. */
    readonly facts?: Readonly<Record<string, unknown>>;
  }[];
  readonly told: readonly {
    readonly at: Instant;
    /** When the platform took it. */
    readonly reachedAt?: Instant;
    readonly to: string;
    readonly text: string;
    readonly fate: string;
  }[];
  readonly said: readonly { readonly at: Instant; readonly who: string; readonly text: string }[];
  /** What came in from people, as it came. */
  readonly messages: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly who: string;
    readonly text?: string;
    readonly photos: number;
    readonly pressed?: true;
  }[];
  readonly measures: readonly Measure[];
  readonly photos: readonly (CasePhoto & { readonly file: string; readonly bytes?: Uint8Array })[];
  readonly seal: string;
  readonly house: House;
  readonly now: Instant;
}

/** More pictures than this lie in the archive only. */
const mostPictures = 12;

/** The printable report: what it is, who did what, what was said, who was told what and when, and by what it can be checked. */
export function evidenceLetter(evidence: Evidence) {
  const { number, fields, past, told, said, photos, seal, house, now, messages, measures } = evidence;
  const shown = photos.flatMap(({ bytes, type, file }) =>
    bytes && (type === 'image/jpeg' || type === 'image/png')
      ? [{ kind: 'image', bytes, type: type === 'image/png' ? 'png' : 'jpg', caption: file } as const]
      : [],
  );
  return {
    issuer: house.name,
    title: `${number}证据材料`,
    blocks: [
      { kind: 'heading', text: '一、基本情况' },
      { kind: 'fields', rows: fields },
      { kind: 'heading', text: '二、办理经过' },
      {
        kind: 'table',
        head: ['时间', '事项', '何人', '由哪条消息'],
        rows: past.map(({ at, what, who, through, facts }) => [
          exactly(at),
          [actName(what), ...factWords(facts)].join('，'),
          who,
          throughWords(through),
        ]),
      },
      { kind: 'heading', text: '三、原始消息' },
      ...(said.length === 0
        ? []
        : [
            {
              kind: 'table',
              head: ['时间', '何人', '内容'],
              rows: said.map(({ at, who, text }) => [exactly(at), who, text]),
            } as const,
          ]),
      ...(messages.length === 0
        ? []
        : [
            {
              kind: 'table',
              head: ['时间', '何人', '消息编号', '原话', '照片'],
              rows: messages.map((one) => [
                exactly(one.at),
                one.who,
                one.id,
                saidAs(one),
                photosWith(one.id, photos),
              ]),
            } as const,
          ]),
      ...(measures.length === 0
        ? []
        : [
            { kind: 'heading', text: '约谈、通报等措施' } as const,
            {
              kind: 'table',
              head: ['时间', '措施', '内容', '文号'],
              rows: measures.map((one) => [moment(one.at), measureName(one), one.text, one.doc ?? '']),
            } as const,
          ]),
      { kind: 'heading', text: '四、何时告知何人' },
      {
        kind: 'table',
        head: ['发出时间', '送达时间', '何人', '内容', '结果'],
        rows: told.map(({ at, reachedAt, to, text, fate }) => [
          exactly(at),
          reachedAt === undefined ? '—' : exactly(reachedAt),
          to,
          text,
          fates[fate] ?? fate,
        ]),
      },
      { kind: 'heading', text: '五、照片' },
      photos.length === 0
        ? ({ kind: 'text', text: '没有照片。' } as const)
        : ({
            kind: 'table',
            head: ['文件', '收到时间', '拍摄时间', '校验值'],
            rows: photos.map(({ at, file, hash, original, taken }) => [
              file,
              exactly(at),
              taken?.at ?? '照片未带',
              `${hash ?? '未取得'}${original === undefined ? '' : `\n原图${original}`}`,
            ]),
          } as const),
      ...shown.slice(0, mostPictures),
      { kind: 'heading', text: '六、核验' },
      {
        kind: 'text',
        text: `历史记录逐条相连，最后一条的校验值为${past.at(-1)?.hash || '无'}，出具时全库最后封印为${seal || '无'}。用任一备份可离线核验。`,
      },
    ],
    signed: signed(house, now),
    foot: '本材料含个人信息，仅供监督检查使用。',
  } as const;
}

/** By which message; a clock sends none, and what came in confidence names none. */
function throughWords(through: string): string {
  if (through === 'protected') return '（保密）';
  return through.startsWith('tick#') ? '到时自动' : through;
}

function saidAs({ text, pressed, photos }: Evidence['messages'][number]): string {
  if (text === undefined) return evidenceNames.wordless;
  if (pressed) return text === '' ? '按钮' : `按钮，填写：${text}`;
  return text === '' && photos > 0 ? '（仅照片）' : text;
}

/** The files that came with a message, each by the beginning of its checksum. */
function photosWith(message: string, photos: Evidence['photos']): string {
  return photos
    .filter((photo) => photo.message === message)
    .map(({ file, hash }) => `${file.replace('照片/', '')} ${hash?.slice(0, 12) ?? '未取得'}`)
    .join('\n');
}

export const evidenceNames = {
  report: '报告.docx',
  history: '历史记录.json',
  document: (name: string): string => `文书草稿/${name}`,
  apart: (text: string): string => `${text}（后核实为另一起）`,
  photo: (place: number, phase: string, type: string | undefined): string =>
    `照片/${String(place).padStart(2, '0')}-${phase === 'before' ? '整改前' : phase === 'after' ? '整改后' : '文书'}.${type === 'image/png' ? 'png' : 'jpg'}`,
  ofUnit: (name: string, units: readonly string[]): string =>
    units.length === 0 ? name : `${name}（${units.join('、')}）`,
  somebody: '未登记人员',
  reporter: '报告人',
  protected: '举报人（保密）',
  erased: '已到期清除',
  clock: '系统按时',
  wordless: '（内容已到期清除）',
} as const;
