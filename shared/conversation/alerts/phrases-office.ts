import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { dateSlot, personSlot, type Sentence, saidFrom, surely, timeSlot } from '../sentence.ts';
import { readCover } from './words-cover.ts';

/** 清单, 自查清单 加油站: anybody's question; who may change one is the flow's to say. */
function checklist(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const edit = /^(修改|更新|恢复)(?:自查|检查)?(清单|文案)[\s:,]+/.exec(plain);
  if (edit) {
    const choice = edit[2] === '文案' ? 'words' : edit[1] === '恢复' ? 'restore' : 'list';
    return surely('alert.text', { choice, text: saidFrom(sentence, edit[0].length) });
  }
  return /^(?:看|查|发我|我的|本单位|节前)*(?:的)?(?:安全)?(?:自查)?清单(?:[\s:,]+\S{2,10})?[.!?]*$/.test(
    plain,
  )
    ? surely('alert.lists', { text: said })
    : undefined;
}

/** What only the office says: who approves in whose place. */
export function officeCommand(sentence: Sentence): Intent | undefined {
  const { roles } = sentence.context;
  const list = checklist(sentence);
  if (list) return list;
  if (sentence.plain === '' || !isOfficial({ roles })) return undefined;
  return (
    deputy(sentence) ??
    approval(sentence) ??
    posts(sentence) ??
    atOnce(sentence) ??
    (cancels(sentence) ? surely('alert.cancel') : undefined) ??
    lift(sentence) ??
    report(sentence) ??
    rehearsal(sentence) ??
    tip(sentence) ??
    period(sentence)
  );
}

/** 我出差，请吴海涛代我审批到10月3日. */
function deputy(sentence: Sentence): Intent | undefined {
  const { plain, people } = sentence;
  if (plain.length > 60) return undefined;
  if (
    /^(?:取消|收回|结束|停止)(?:委托|授权)?.{0,6}代(?:我|为)?审批|^我(?:已)?(?:回来了?|出差回来).{0,6}自己审批/.test(
      plain,
    )
  )
    return surely('alert.deputy', { choice: 'end' });
  if (!/(?:代|替)(?:我|为|行|理)?(?:审批|批准|审核)|审批.{0,4}(?:交给|委托给?|由)/.test(plain))
    return undefined;
  if (/[?]|吗$|谁/.test(plain)) return undefined;
  return surely('alert.deputy', { ...personSlot(people[0]), ...dateSlot(sentence) });
}

/** 同意, 不同意 时间不对, 待审批: to what waits for a second person; among others only where the bot is spoken to. */
function approval(sentence: Sentence): Intent | undefined {
  const { plain, context, utterance } = sentence;
  if (utterance.inGroup && !utterance.mentionsBot && context.quoted?.topic !== 'alerts') return undefined;
  if (context.quoted && context.quoted.topic !== 'alerts') return undefined;
  if (
    /^(?:现在|还|看看?|查看?)?(?:有)?(?:哪些|几[个份]|什么)?(?:在)?(?:等我?|待我?)(?:审批|批准|补审)的?(?:通知|预警)?(?:有?(?:哪些|几[个份]|什么)|列表|清单)?[.!?]*$/.test(
      plain,
    )
  )
    return surely('alert.approve', { choice: 'list' });
  const sends =
    /^(?:同意|批准|可以|准予)(?:发送|发出|发布|下发|转发)(?:预警|通知)?(?:吧|了)?[.!]*$|^(?:审批|补审)(?:通过|同意)[.!]*$/;
  const yes = /^(?:同意|批准|批|准了?|通过)(?:了|吧)?[.!]*$/;
  if (sends.test(plain) || (yes.test(plain) && !context.open.swap))
    return surely('alert.approve', { choice: 'ok' });
  const no = /^(?:不同意(?:发送|发出|下发)?|不批准?|不予?通过|有异议|退回)(?:[\s,:.!]+|$)/.exec(plain);
  if (!no || context.open.swap || context.open.lastCase !== undefined) return undefined;
  const reason = saidFrom(sentence, no[0].length);
  return surely('alert.approve', { choice: 'no', ...(reason !== '' && { reason }) });
}

/** 每岗10分钟内应答, 不要岗位应答: to the draft he just looked at. */
function posts({ plain }: Sentence): Intent | undefined {
  if (plain.length > 40 || /[?]|吗$|谁/.test(plain)) return undefined;
  if (/^(?:不要|取消|不再|无需|不用)(?:每个?|各)?(?:岗位?|值班室)(?:应答|确认)(?:了)?[.!]*$/.test(plain))
    return surely('alert.notice', { choice: 'cover', count: 0 });
  const minutes = readCover(plain);
  return minutes !== undefined && /^(?:要求|请|设置|加上)?(?:每|各)/.test(plain)
    ? surely('alert.notice', { choice: 'cover', count: minutes })
    : undefined;
}

/** 取消 typed to the draft he just looked at; to whatever else waits for his word it means that. */
function cancels({ plain, utterance, context: { roles, open, quoted } }: Sentence): boolean {
  const drafts = roles.some((role) => /^(?:administrator|officer)$/.test(role));
  const isElse =
    open.asked || open.roster || open.swap || open.ringing || (quoted && quoted.topic !== 'alerts');
  return (
    drafts &&
    !isElse &&
    !utterance.inGroup &&
    /^(?:取消(?:发送|草稿|预览)?|(?:先)?不发(?:送)?了?)[吧了.!]*$/.test(plain)
  );
}

/** 确认发送, 先发后审, to the draft he just looked at; 立即全员, to what waits for the morning. */
function atOnce({ plain, utterance, context }: Sentence): Intent | undefined {
  const isOffice = context.roles.some((role) => /^(?:administrator|officer|leader)$/.test(role));
  const spokenTo = !utterance.inGroup || utterance.mentionsBot;
  if (isOffice && spokenTo && /^(?:确认)?发(?:送|出|布|吧|出去)[.!]*$/.test(plain))
    return surely('alert.send');
  if (/^先发后审[.!]*$/.test(plain)) return surely('alert.send', { choice: 'first' });
  return /^立即全员[.!]*$/.test(plain) ? surely('alert.send', { choice: 'now' }) : undefined;
}

/** 解除, 解除通知, 解除 大风已过…; an office's own words are relayed. */
function lift(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const head =
    /^(?:请|现在|可以)?解除(?!了[没吗]|没|吗)(?:上一?条|刚才的?|该|这条)?(?:通知|预警|提醒|措施|要求)?(?=[\s:,.!]|$)[\s:,.!]*/.exec(
      plain,
    );
  if (!head || /[?]|吗$|绑定|警报|隐患/.test(plain)) return undefined;
  const text = saidFrom(sentence, head[0].length);
  return surely('alert.lift', text === '' ? {} : { text });
}

/** 通报, 结束确认并通报: the draft that tells how many confirmed. */
function report({ plain }: Sentence): Intent | undefined {
  return /^(?:(?:生成|起草|出|拟|写|做)?(?:一?[个份])?通报(?:一下)?(?:确认|回复|回执)?(?:情况)?|(?:结束|截止)(?:确认|回执|催办).{0,6})[.!]*$/.test(
    plain,
  )
    ? surely('alert.report')
    : undefined;
}

const opening =
  /^(?:请|现在)?(?:开启|启动|新增|登记|设立|设置|增加|进入)(?:一个)?(?:特护期|重点时段|保障期|值守期|节点|专项行动|专项整治)|^(?:确认|修改|调整|设置|登记)?(?:今年|明年)?[^\s,.:]{0,8}(?:汛期|台风季|高温季|冬春火灾防控|特护期|保障期)(?:时间|日期)?(?:改为|定为|从|自|提前到|延长到|[\s:])/;
const ending =
  /^(?:请|现在)?(?:提前)?(?:结束|关闭|终止)(?!.{0,6}(?:确认|回执|催办|整改|隐患|值班表|代))[^,.]{0,20}(?:特护期|重点时段|保障|值守期|节点|汛期|台风季|高温季|防控|两会|节(?:期间)?|期)[.!]*/;
const switching =
  /(?:要求|需要|开启|启用|恢复|取消|关闭|不要|不再|停止|不用|无需)(?:每日|每天|报送|报|要求|发)*(?:零报告|保供日报|24小时(?:值守|值班)|(?:每天|每日)?(?:提醒|自查))|(?:每日|每天)(?:零报告|保供日报|提醒|自查)$|夜间(?:也|都)?(?:照常|不再|不要|停止|恢复)(?:催办?|通知)$/;

/** 登记特护期 …, 汛期改为 …, 结束 …, 国庆要求保供日报. */
function period(sentence: Sentence): Intent | undefined {
  const { plain, said, dates } = sentence;
  if (plain.length > 120 || /[?]|吗$|谁|怎么/.test(plain)) return undefined;
  if (switching.test(plain)) return surely('alert.period', { choice: 'switch', text: said });
  if (ending.test(plain) && dates.length === 0) return surely('alert.period', { choice: 'end', text: said });
  return opening.test(plain) && dates.length > 0
    ? surely('alert.period', { ...dateSlot(sentence), text: said })
    : undefined;
}

/** 推演 国庆; 小结 国庆. */
function rehearsal(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const turned = /^(?:请|帮我)?把([^\s,.]{2,10}?)的?推演(?:一下|一遍|一次)?[.!]*$/.exec(plain);
  if (turned?.[1]) return surely('alert.rehearse', { text: turned[1] });
  const head = /^(?:请|帮我)?(?:推演|沙盘推演)(?:一下|一遍)?[\s:,]*/.exec(plain);
  if (head) return surely('alert.rehearse', { text: saidFrom(sentence, head[0].length) });
  const sum = /^(?:生成)?(?:小结|总结)[\s:,]+(?=\S{2,12}$)|^(?=[^\s,.]{2,8}(?:期间)?(?:小结|总结)$)/.exec(
    plain,
  );
  return sum
    ? surely('alert.rehearse', { choice: 'sum', text: saidFrom(sentence, sum[0].length) })
    : undefined;
}

/** 明天下午三点通知大家检查燃气: a notice for an hour to come. */
const laterNotice =
  /^(?:请|帮我)?(?:今|明|后)[天晚早](?:早上|上午|中午|下午|晚上|傍晚)?[\d一二两三四五六七八九十]{1,3}(?:点(?:半|[\d一二三四五]{1,2}分?|一刻)?|[:]\d\d)(?:准时)?(?:给大家|向大家)?(?:发(?:个|一个|条)?)?通知(?:一下)?(?:大家|各位)?[\s:,]*(?=\S)/;

/** 每周一9点安全提示 …｜…, 定时 10月3日9点 通知 …. */
function tip(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (/^(?:查看|看|列出)?(?:定时|安全)提示(?:计划|安排|列表)?[.!?]*$/.test(plain))
    return surely('alert.tip', { choice: 'list' });
  if (/^(?:停止|取消|关闭)(?:全部)?(?:定时|安全|每周)?(?:的)?提示[.!]*$/.test(plain))
    return surely('alert.tip', { choice: 'stop' });
  const isWeekly = /^(?:请)?每(?:个)?(?:周|星期|礼拜)[一二三四五六日天].{0,12}提示/.test(plain);
  const isOnce = /^定时[\s:,]*.{2,20}(?:通知|提示)/.test(plain);
  const later = laterNotice.exec(plain);
  if (later) {
    const text = `通知 ${saidFrom(sentence, later[0].length)}`;
    return surely('alert.tip', { ...dateSlot(sentence), ...timeSlot(sentence), text });
  }
  if (!isWeekly && !isOnce) return undefined;
  return surely('alert.tip', { ...dateSlot(sentence), ...timeSlot(sentence), text: said });
}
