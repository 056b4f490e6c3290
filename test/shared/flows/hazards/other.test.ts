import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attachment, Said } from '../../../../shared/domain/message.ts';
import { morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function sends(what: Partial<Said> & { attachments: readonly Attachment[] }): Promise<void> {
  const said = {
    kind: 'said',
    channel: 'sandbox',
    chat: null,
    sentAtMs: 0,
    mentions: [],
    mentionsBot: false,
    text: '',
  } as const;
  await town.house.hear({ ...said, id: 'clip', from: { id: 'chen', name: '陈思远' }, ...what });
  await town.host.drain(['clip'], 5_000);
}

test.each([
  ['audio', '语音我听不了'],
  ['video', '视频我看不了'],
  ['file', '文件我看不了'],
] as const)('a private %s is said not to be understood, and handed to the watch', async (kind, words) => {
  await sends({ attachments: [{ kind, key: 'k' }] });
  expect(town.heard('chen').at(-1)).toContain(words);
  expect(town.heard('he').at(-1)).toMatch(/陈思远在私聊发来一条/);
});

test('a voice clip to the bot in a group is never ignored, one among others is', async () => {
  await sends({ attachments: [{ kind: 'audio', key: 'k' }], chat: 'g-all', mentionsBot: true });
  expect(town.heardIn('g-all').at(-1)).toContain('语音我听不了');
  const before = town.heard('he').length;
  await sends({ attachments: [{ kind: 'audio', key: 'k' }], chat: 'g-all', id: 'clip2' });
  expect(town.heard('he')).toHaveLength(before);
});

test.each([
  ['a file', { text: '', attachments: [{ kind: 'file', key: 'k', name: '某某方案（秘密）.docx' }] }],
  ['a text', { text: '【机密】关于某某的通知', attachments: [] }],
  ['a hazard', { text: '机密★隐患 三楼消防通道堆货', attachments: [] }],
] as const)('%s marked as secret is not kept, and that is said', async (_what, said) => {
  await sends(said);
  expect(town.heard('chen').at(-1)).toContain('我没有保存');
  for await (const row of town.house.deps.table.scan()) {
    expect(JSON.stringify(row)).not.toMatch(/某某|三楼消防通道堆货/);
  }
});

test('talk about secrets is only talk', async () => {
  await sends({ text: '隐患 机密室门口的消防通道堆货', attachments: [] });
  expect(town.heard('chen').at(-1)).toContain('已登记');
});

test('a photo that cannot be fetched is told to its sender, and the case says so', async () => {
  await sends({ text: '隐患 三楼消防通道堆货', attachments: [{ kind: 'image', key: 'gone' }] });
  expect(town.heard('chen').join('\n')).toContain('照片获取失败');
  const shown = await town.says('zhou', '0001 进度怎么样');
  expect(shown.flatMap(({ fields = [] }) => fields)).toContainEqual({
    label: '照片',
    value: '1张，1张照片获取失败',
  });
});

test('words in answer to the receipt are added to that case', async () => {
  const [receipt] = (await town.says('guest', '隐患 万汇广场三楼消防通道堆货')).filter(
    ({ to }) => 'person' in to && to.person === 'guest',
  );
  await town.passes(10);
  await town.says('guest', '已经堆到门口了', { quote: receipt?.id ?? '' });
  expect((await town.says('zhou', '0001 进度怎么样')).at(-1)?.text).toContain('已经堆到门口了');
});
