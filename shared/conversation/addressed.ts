import type { Sentence } from './sentence.ts';

const trade = /值班|隐患|通知|预警|签到|整改|联络|绑定|台账|检查|上报|消防|安全|预案/;

/** Alone with the bot, and telling it to do something of its trade: whoever says so is not left without an answer. */
export function isOrder({ utterance, plain }: Sentence): boolean {
  const order =
    /^(?:请|麻烦|帮我|帮忙|给我)*(?:查一?下|查询|查看|导出|添加|新增|增加|删除|删掉|修改|更改|更换|补发|重发|设置|登记|生成|打印|统计|开通|停用|启用|列出)/;
  return (
    !utterance.inGroup &&
    plain.length <= 40 &&
    order.test(plain) &&
    (trade.test(plain) || /^设置|单位|企业|名录|周期|群/.test(plain))
  );
}

/** Spoken to the bot, or alone with it and asking for something of its trade. */
export function seemsAsked({ utterance, plain }: Sentence): boolean {
  if (utterance.mentionsBot) return true;
  const asks = /[?]|吗$|怎么|如何|请|帮我|我要|我想|查|哪|能不能|可以/.test(plain);
  return !utterance.inGroup && asks && trade.test(plain);
}
