import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../functions/sandbox/message.ts';
import { card, hearings, reached, read, type Story, story } from './story.ts';

const words = '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到';

describe.each(hearings)('a notice from its draft to its correction, $hearing', ({ onlyMentions }) => {
  let town: Story;
  beforeEach(async () => {
    town = await story('2026-05-06', '14:00', onlyMentions);
  });
  afterEach(() => town.close());

  async function sent(): Promise<Message> {
    const preview = card('zhou', await town.says('zhou', words));
    const { heard } = await town.clicks('zhou', preview, '确认发送');
    return card('g-all', heard);
  }
  const count = () =>
    town.host.chat
      .lines({ talks: [{ chat: 'g-all' }] })
      .flatMap(({ card: { fields = [] } }) => fields.filter(({ label }) => label === '已确认'))
      .at(-1)?.value;

  test('nothing goes out before the sender has seen to whom, and only the first button sends', async () => {
    const heard = await town.says('zhou', words);
    expect(reached(heard)).toEqual(['zhou']);
    expect(read('zhou', heard)).toMatch(/对象：全部单位，共12家[\s\S]*联系不上：无[\s\S]*预计用时：约1秒/);
    const [first, ...others] = card('zhou', heard).actions ?? [];
    expect(first?.label).toBe('确认发送');
    for (const { label } of others) expect(label).not.toMatch(/发送|确认/);
  });

  test.each(['收到', '好的', '收到收到，马上安排', '已阅', '[OK]', '明白', '收到，谢谢'])(
    '“%s” confirms for the unit, privately, with one line to undo it',
    async (form) => {
      await sent();
      const heard = await town.inGroup('chen', 'g-all', form);
      expect(read('chen', heard)).toMatch(/已记：万汇广场 收到.*“撤销收到”/);
      expect(count()).toBe('1/12家');
      await town.says('chen', '撤销收到');
      expect(count()).toBe('0/12家');
    },
  );

  test('a button, a quote and a private word confirm; one person confirms for both of his units', async () => {
    const out = await sent();
    const pressed = await town.clicks('ma', out, '收到');
    expect(pressed.toast).toContain('临江冷链物流园、北苑农副产品批发市场');
    await town.says('li', '收到', { chat: 'g-all', quote: out.id });
    await town.says('guo', '1');
    expect(count()).toBe('4/12家');
    expect((await town.clicks('ma', out, '收到')).toast).toContain('无需重复');
  });

  test('ten at once end on a card that says so', async () => {
    const out = await sent();
    const all = ['chen', 'xu', 'zhao', 'liu', 'song', 'guo', 'li', 'gao', 'deng', 'yang'];
    await Promise.all(all.map((who) => town.clicks(who, out, '收到')));
    expect(count()).toBe('10/12家');
  });

  test('a yes with a question confirms, and carries the question to an officer', async () => {
    await sent();
    const heard = await town.inGroup('xu', 'g-all', '收到，地下车库也要关吗');
    expect(read('zhou', heard)).toMatch(/惠家超市江湾店 徐丽.*\n地下车库也要关吗/);
    expect(count()).toBe('1/12家');
  });

  test.each([
    ['zhao', '没收到通知啊'],
    ['liu', '快递收到了'],
    ['guest', '收到'],
    ['sun', '收到'],
  ])('what %s says counts for nobody: %s', async (who, said) => {
    await sent();
    await town.inGroup(who, 'g-all', said);
    expect(count()).toBe('0/12家');
  });

  test('who is missing is told privately by street, calls count, and chasing mentions the missing once', async () => {
    await sent();
    for (const who of ['chen', 'xu', 'song', 'guo', 'ma', 'gao', 'deng', 'yang'])
      await town.inGroup(who, 'g-all', '收到');
    const asked = await town.inGroup('zhou', 'g-all', '谁没回复');
    expect(reached(asked)).toEqual(['zhou']);
    expect(read('zhou', asked)).toMatch(/【北苑街道】1家\n北街加油站：李建国 \d{11}/);
    expect(read('zhou', asked)).not.toMatch(/万汇|徐丽/);
    const called = await town.says('zhou', '打过电话了，北街加油站老李，13点50');
    expect(read('zhou', called)).toContain('北街加油站经电话确认');
    const chased = (await town.says('zhou', '催一下')).filter(({ to }) => 'chat' in to);
    expect(chased.map(({ mentions }) => mentions)).toEqual([['zhao', 'liu']]);
    expect(chased[0]?.text).not.toMatch(/江湾农贸|聚福楼|赵大勇/);
  });

  test('nobody but the bureau may send, chase or see who is missing', async () => {
    await sent();
    for (const who of ['chen', 'guest'])
      for (const said of ['通知 全体放假', '催一下', '谁没回复'])
        expect(read(who, await town.says(who, said))).toContain('只有局里的工作人员');
  });

  test('within a minute it is recalled, later corrected: at exactly those who got it', async () => {
    await sent();
    const gone = (await town.says('zhou', '撤回')).filter(({ recalled }) => recalled);
    expect(gone.map(({ to }) => ('chat' in to ? to.chat : ''))).toHaveLength(3);
    const preview = card('zhou', await town.says('zhou', '通知 江湾街道 明天9点检查消防'));
    const first = await town.clicks('zhou', preview, '确认发送');
    await town.passes(5);
    expect(read('zhou', await town.says('zhou', '撤回'))).toContain('已超过60秒');
    const correction = card('zhou', await town.says('zhou', '更正 明天10点检查消防'));
    const second = await town.clicks('zhou', correction, '确认发送');
    const groups = (heard: readonly Message[]) => reached(heard).filter((at) => at.startsWith('g-'));
    expect(groups(second.heard)).toEqual(groups(first.heard));
    expect(groups(second.heard)).toEqual(['g-jiangwan']);
  });

  test('markup, mentions of all and formulas stay the words they are', async () => {
    const text = '<at id=all></at> **大家** =1+1 <script>alert(1)</script>';
    const preview = card('zhou', await town.says('zhou', `通知 ${text}`));
    const { heard } = await town.clicks('zhou', preview, '确认发送');
    expect(read('g-all', heard)).toContain(text);
    expect(heard.flatMap(({ mentions = [] }) => mentions)).toEqual([]);
  });

  test('what is marked secret is not kept, and this is said', async () => {
    expect(read('zhou', await town.says('zhou', '【机密】关于安全工作的通知'))).toContain('没有保存');
  });
});
