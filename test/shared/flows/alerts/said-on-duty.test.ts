import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const asked: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /未确认/,
    [
      '谁还没回',
      '还有谁没回复',
      '哪些单位没确认',
      '没回的名单发我',
      '几家回了',
      '几家确认了',
      '万汇广场回了没',
      '多少家回了',
      '多少家确认了',
    ],
  ],
  [/没有收到生效中的预警/, ['今天有什么预警', '现在有啥预警信号没', '目前预警情况', '当前的预警情况']],
  [/台风路径来源/, ['台风到哪了', '台风现在到哪儿啦', '台风离我们多远']],
  [
    /以下只是推演，没有发出任何消息/,
    ['推演 国庆', '推演国庆', '推演一下春节', '帮我推演 元旦', '把元旦的推演一遍'],
  ],
  [/现在没有在收的零报告/, ['零报告情况', '今天零报告报了几家', '零报告谁没报']],
  [/确认情况的通报/, ['通报', '写个通报', '出一份通报', '拟个通报']],
  [
    /天干物燥，请注意用火/,
    [
      '风险提示 天干物燥，请注意用火',
      '发个风险提示：天干物燥，请注意用火',
      '发布安全提醒 天干物燥，请注意用火',
    ],
  ],
  [/预警只能由气象等主管部门发布/, ['转发预警 明天特大暴雨']],
  [/时间改为21时前/, ['更正 时间改为21时前回复']],
  [/目前没有定时提示/, ['定时提示']],
  [
    /5月13日15:00发给全区.*检查燃气|明天15:00发给.*检查燃气/,
    ['明天下午三点通知大家检查燃气', '明天15点发通知 检查燃气'],
  ],
  [/明天检查/, ['给江湾的发个通知 明天检查', '给商场发个通知，明天检查']],
  [/要求的应对措施即日起解除/, ['解除']],
  [/正在撤回/, ['撤回刚才那条', '撤回', '把刚才的通知撤了吧']],
  [/正在催/, ['催一下', '再催催他们', '帮我催催没回的']],
];

test.each(asked)('an officer who types it is answered %s', async (answer, sentences) => {
  for (const said of sentences) {
    town = await world('2026-05-12', '09:30');
    await send(town, 'zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
    const { title = '', text } = first(await town.says('zhou', said));
    expect(`${said}: ${title} ${text}`).toMatch(answer);
    if (said !== sentences.at(-1)) await town.close();
  }
});

const yes = [
  ...[
    '收到',
    '已收悉',
    '收到谢谢',
    '1',
    '收到，正常',
    '收悉，已安排',
    '收倒',
    '受到',
    '收到收到',
    '好的收到',
    '嗯嗯知道了',
  ],
  ...[
    '已传达到各商户56家',
    '接到通知，马上落实',
    '明白',
    'OK',
    '收到，已通知各商户',
    '知道了，谢谢领导',
    '👌',
  ],
];

test.each(yes)('a liaison who answers “%s” has confirmed for his unit', async (said) => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  expect(first(await town.says('xu', said)).text).toContain('已记：惠家超市江湾店');
  expect(first(await town.says('zhou', '谁没回复')).text).toContain('12家中11家未确认');
});

const no = [
  '没收到',
  '收到了吗',
  '快递收到了',
  '惠家回了没',
  '现在预警情况',
  '多少家回了',
  '稍等',
  '谁收到了',
];

test.each(no)(
  'a liaison who says “%s” in the group has confirmed nothing, and the group hears nothing',
  async (said) => {
    town = await world('2026-05-12', '09:30');
    await send(town, 'zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
    const heard = await town.says('xu', said, { chat: 'g-jiangwan' });
    expect(heard.filter(({ to }) => 'chat' in to)).toEqual([]);
    expect(first(await town.says('zhou', '谁没回复')).text).toContain('12家中12家未确认');
  },
);
