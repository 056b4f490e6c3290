/** One row of the table of arrows: what files at `from` may import and what the linter must refuse. */
export interface Arrows {
  readonly says: string;
  readonly from: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

const world = ['node:fs', '@aws-sdk/client-s3', 'hono', 'hono/jsx', '@larksuiteoapi/node-sdk'];

export const sharedRows: readonly Arrows[] = [
  {
    says: 'a topic of the domain imports the trunk, never another topic',
    from: 'shared/domain/duty/x',
    may: ['./shift.ts', '../time.ts', '../delivery.ts', 'zod', 'zod/mini', 'tyme4ts'],
    mayNot: [
      ...['../alerts/x.ts', '../hazards/x.ts', '../directory/person.ts', '../tasks/x.ts'],
      ...['../../conversation/intent.ts', '../../store/table.ts', '../../feeds/nmc.ts', '../../papers/x.ts'],
      ...[
        '../../flows/deps.ts',
        '../../../bots/kit/x.ts',
        '../../../functions/app.ts',
        '../../../infra/x.ts',
      ],
      ...world,
    ],
  },
  {
    says: 'the trunk of the domain knows no topic and nothing above it',
    from: 'shared/domain/x',
    may: ['./time.ts', './delivery/windows.ts', 'zod/mini'],
    mayNot: ['./duty/shift.ts', './tasks/x.ts', '../store/table.ts', '../conversation/intent.ts', ...world],
  },
  {
    says: 'a page of words imports the sentence and the words beside its folder, never another page',
    from: 'shared/conversation/duty/x',
    may: [
      './words.ts',
      '../sentence.ts',
      '../lexicon/place.ts',
      '../intent.ts',
      '../../domain/duty/shift.ts',
    ],
    mayNot: [
      ...['../alerts/words.ts', '../directory/words.ts', '../hazards/words.ts', '../phrasebook.ts'],
      ...['../../store/table.ts', '../../feeds/x.ts', '../../papers/x.ts', '../../flows/deps.ts'],
      ...['../../../bots/kit/x.ts', '../../../functions/app.ts', '../../../infra/x.ts', ...world],
    ],
  },
  {
    says: 'the words all pages share open no page',
    from: 'shared/conversation/x',
    may: ['./intent.ts', './sentence/date.ts', '../domain/message.ts'],
    mayNot: ['./duty/words.ts', './phrasebook.ts', '../store/table.ts', '../flows/deps.ts', ...world],
  },
  {
    says: 'the phrasebook opens every page and neither loads nor sends',
    from: 'shared/conversation/phrasebook.ts',
    may: ['./duty/words.ts', './hazards/words.ts', './sentence.ts', '../domain/time.ts'],
    mayNot: ['../store/table.ts', '../flows/deps.ts', '../feeds/x.ts', ...world],
  },
  {
    says: 'files of the store stand side by side',
    from: 'shared/store/x',
    may: ['./table.ts', './record.ts', './keys.ts', './limits.ts', './schema.ts', '../domain/duty/shift.ts'],
    mayNot: [
      ...['./duty.ts', './alerts.ts', './directory.ts', './outbox.ts', './level.ts', './dynamo.ts'],
      ...['../conversation/intent.ts', '../feeds/x.ts', '../papers/x.ts', '../flows/deps.ts'],
      ...['../../bots/kit/x.ts', '../../functions/app.ts', '../../infra/x.ts', ...world],
    ],
  },
  {
    says: 'a folder of the store keeps the same rule',
    from: 'shared/store/duty/x',
    may: ['../table.ts', '../record.ts', '../keys.ts', '../../domain/duty/shift.ts'],
    mayNot: ['../alerts.ts', '../alerts/x.ts', '../level.ts', '../../flows/deps.ts', ...world],
  },
  {
    says: 'an engine knows the port and its own parts, no topic',
    from: 'shared/store/level-x',
    may: ['./table.ts', './limits.ts', './level-keys.ts', 'classic-level', 'node:fs/promises'],
    mayNot: [
      './duty.ts',
      './outbox.ts',
      '../flows/deps.ts',
      '../conversation/intent.ts',
      '../../bots/kit/x.ts',
    ],
  },
  ...['feeds', 'papers'].map((floor) => ({
    says: `${floor} turn bytes into plain values of the domain`,
    from: `shared/${floor}/x`,
    may: ['./y.ts', '../domain/time.ts', '../domain/duty/shift.ts', 'zod', '@e965/xlsx', 'node:zlib'],
    mayNot: [
      ...['../store/table.ts', '../conversation/intent.ts', '../flows/deps.ts', '../../bots/kit/x.ts'],
      ...[`../${floor === 'feeds' ? 'papers' : 'feeds'}/x.ts`, '../../functions/app.ts', '../../infra/x.ts'],
      ...['node:fs', 'node:http', 'hono', '@aws-sdk/client-s3'],
    ],
  })),
  {
    says: 'a source in a folder of its own keeps the same rule',
    from: 'shared/feeds/qweather/x',
    may: ['./y.ts', '../warning.ts', '../../domain/time.ts', 'node:crypto'],
    mayNot: ['../nmc/x.ts', '../../store/table.ts', '../../flows/deps.ts', '../../../bots/kit/x.ts'],
  },
];
