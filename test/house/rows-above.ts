import type { Arrows } from './rows.ts';

const engines = ['level.ts', 'level-folder.ts', 'dynamo.ts', 'photos-folder.ts', 'photos-bucket.ts'];
const world = ['node:fs', '@aws-sdk/client-s3', 'hono', '@larksuiteoapi/node-sdk'];
const single = ['feishu', 'wecom', 'wechat', 'dingtalk', 'sandbox'];

export const upperRows: readonly Arrows[] = [
  {
    says: 'a topic of the flows meets the world through Deps and imports no other topic',
    from: 'shared/flows/duty/x',
    may: [
      ...['./open.ts', '../deps.ts', '../outcome.ts', '../../domain/alerts/x.ts', '../../feeds/warning.ts'],
      ...['../../conversation/duty/words.ts', '../../store/table.ts', '../../store/duty.ts', 'zod/mini'],
    ],
    mayNot: [
      ...[
        '../console/x.ts',
        '../alerts/open.ts',
        '../directory/x.ts',
        '../answer.ts',
        '../errands.ts',
        '../tick.ts',
        '../steps.ts',
      ],
      ...engines.map((file) => `../../store/${file}`),
      ...[
        '../../papers/workbook.ts',
        '../../../bots/kit/x.ts',
        '../../../functions/app.ts',
        '../../../infra/x.ts',
      ],
      ...world,
    ],
  },
  ...['directory/import.ts', 'duty/import.ts', 'duty/export.ts'].map((file) => ({
    says: `flows/${file} opens papers`,
    from: `shared/flows/${file}`,
    may: ['./open.ts', '../deps.ts', '../../papers/workbook.ts', '../../domain/time.ts'],
    mayNot: ['../alerts/open.ts', '../answer.ts', '../../store/level.ts', '../../../bots/kit/x.ts', ...world],
  })),
  {
    says: 'the console shows every topic and is imported by none',
    from: 'shared/flows/console/x',
    may: [
      './wall.ts',
      '../alerts/year.ts',
      '../deps.ts',
      '../../store/duty.ts',
      '../../conversation/clock.ts',
    ],
    mayNot: [
      ...['../answer.ts', '../tick.ts', '../duty/export.ts', '../../store/level.ts'],
      ...['../../papers/workbook.ts', '../../../functions/app.ts', ...world],
    ],
  },
  {
    says: 'the trunk of the flows knows no topic',
    from: 'shared/flows/x',
    may: [
      './deps.ts',
      './deliver/x.ts',
      '../domain/time.ts',
      '../conversation/intent.ts',
      '../store/outbox.ts',
    ],
    mayNot: [
      ...['./duty/open.ts', './alerts/step.ts', '../papers/workbook.ts', '../../bots/kit/x.ts'],
      ...engines.map((file) => `../store/${file}`),
      ...['../../functions/app.ts', '../../infra/x.ts', ...world],
    ],
  },
  ...['answer', 'errands', 'listening', 'steps', 'tick'].map((name) => ({
    says: `flows/${name}.ts knows every topic but no engine and no paper`,
    from: `shared/flows/${name}.ts`,
    may: ['./duty/answer.ts', './hazards/tick.ts', './deps.ts', '../store/table.ts'],
    mayNot: [
      ...['./duty/import.ts', './duty/export.ts', '../papers/workbook.ts', '../store/level.ts'],
      ...['../../bots/kit/x.ts', '../../functions/app.ts', ...world],
    ],
  })),
  ...single.map((bot) => ({
    says: `${bot} imports message.ts and the kit, never another bot`,
    from: `bots/${bot}/x`,
    may: ['./verify.ts', '../kit/http.ts', '../../shared/domain/message.ts', 'zod/mini', 'node:crypto'],
    mayNot: [
      ...single.filter((other) => other !== bot).map((other) => `../${other}/card.ts`),
      ...['../ears.ts', '../mouths.ts', '../../shared/domain/time.ts', '../../shared/domain/duty/shift.ts'],
      ...['../../shared/flows/deps.ts', '../../shared/store/table.ts', '../../shared/conversation/clock.ts'],
      ...['../../functions/app.ts', '../../infra/x.ts', '@aws-sdk/client-s3'],
    ],
  })),
  {
    says: 'what two bots share knows no bot',
    from: 'bots/kit/x',
    may: ['./http.ts', '../../shared/domain/message.ts', 'node:http'],
    mayNot: ['../feishu/card.ts', '../ears.ts', '../../shared/domain/time.ts', '../../functions/config.ts'],
  },
  {
    says: 'ears and mouths gather the bots and know of the inside message.ts only',
    from: 'bots/x',
    may: ['./feishu/ear.ts', './sandbox/mouth.ts', '../shared/domain/message.ts'],
    mayNot: [
      '../shared/domain/time.ts',
      '../shared/flows/deps.ts',
      '../functions/config.ts',
      '../infra/x.ts',
    ],
  },
  {
    says: 'a door calls a flow and wires nothing',
    from: 'functions/x',
    may: ['./app.ts', '../shared/flows/answer.ts', '../shared/domain/message.ts', 'hono'],
    mayNot: [
      ...['./config.ts', './handlers.ts', '../bots/ears.ts', '../bots/mouths.ts', '../bots/feishu/ear.ts'],
      ...['../shared/store/table.ts', '../shared/feeds/x.ts', '../shared/papers/x.ts', '../infra/x.ts'],
      ...['../shared/conversation/clock.ts', '@aws-sdk/client-s3'],
    ],
  },
  {
    says: 'a door in a folder of its own keeps the same rule',
    from: 'functions/sandbox/x',
    may: [
      './page.tsx',
      '../app.ts',
      '../../shared/flows/answer.ts',
      '../../shared/domain/message.ts',
      'hono/jsx',
    ],
    mayNot: [
      ...['../handlers.ts', '../config.ts', '../../bots/sandbox/mouth.ts', '../../shared/store/table.ts'],
      ...['../../shared/conversation/clock.ts', '../../infra/x.ts', '@aws-sdk/client-s3'],
    ],
  },
  {
    says: 'the app is built from the configuration and knows no door',
    from: 'functions/app.ts',
    may: [
      './config.ts',
      '../bots/ears.ts',
      '../shared/store/level.ts',
      '../shared/flows/deps.ts',
      'node:crypto',
    ],
    mayNot: [
      ...['./webhook.ts', './handlers.ts', '../bots/feishu/ear.ts', '../shared/conversation/clock.ts'],
      '../infra/x.ts',
    ],
  },
  {
    says: 'the configuration knows nothing above it',
    from: 'functions/config.ts',
    may: ['../bots/mouths.ts', '../shared/domain/message.ts', 'zod/mini'],
    mayNot: [
      './app.ts',
      './webhook.ts',
      '../bots/feishu/ear.ts',
      '../shared/store/table.ts',
      '../infra/x.ts',
    ],
  },
  {
    says: 'handlers wire doors to events',
    from: 'functions/handlers.ts',
    may: ['./app.ts', './webhook.ts', './config.ts', '../bots/ears.ts', '../shared/store/dynamo.ts'],
    mayNot: ['../bots/feishu/ear.ts', '../shared/conversation/clock.ts', '../infra/x.ts'],
  },
  {
    says: 'infra starts doors and apps and opens nothing itself',
    from: 'infra/town/x',
    may: [
      '../../functions/app.ts',
      '../../shared/flows/deps.ts',
      '../../shared/domain/time.ts',
      '../local/engine.ts',
    ],
    mayNot: [
      ...['../../shared/store/level.ts', '../../shared/store/duty.ts', '../../shared/papers/workbook.ts'],
      ...['../../shared/conversation/clock.ts', '../../shared/feeds/x.ts', '../../bots/mouths.ts'],
      '../../functions/handlers.ts',
    ],
  },
  {
    says: 'one machine opens an engine, ears and mouths',
    from: 'infra/local/x',
    may: [
      '../../shared/store/level-folder.ts',
      '../../bots/ears.ts',
      '../../functions/webhook.ts',
      'node:fs',
    ],
    mayNot: [
      ...['../../shared/store/duty.ts', '../../shared/papers/workbook.ts', '../../bots/feishu/ear.ts'],
      ...['../../shared/conversation/clock.ts', '../../functions/handlers.ts'],
    ],
  },
  {
    says: 'the import opens papers and no engine',
    from: 'infra/import/x',
    may: ['../../shared/papers/workbook.ts', '../../shared/flows/directory/import.ts', '../local/engine.ts'],
    mayNot: ['../../shared/store/level.ts', '../../shared/conversation/clock.ts', '../../bots/ears.ts'],
  },
];
