import type { Intent } from '../intent.ts';
import { dateSlot, personSlot, type Sentence, saidFrom, surely } from '../sentence.ts';

/** What only the office says: who approves in whose place. */
export function officeCommand(sentence: Sentence): Intent | undefined {
  const { roles } = sentence.context;
  if (sentence.plain === '' || roles.every((role) => role === 'liaison' || role === 'guest'))
    return undefined;
  return deputy(sentence) ?? atOnce(sentence) ?? lift(sentence) ?? report(sentence);
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

/** 先发后审, to the red draft he just looked at; 立即全员, to what waits for the morning. */
function atOnce({ plain }: Sentence): Intent | undefined {
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
  return /^(?:(?:生成|起草|出|拟)?(?:一份)?通报(?:一下)?(?:确认|回复|回执)?(?:情况)?|(?:结束|截止)(?:确认|回执|催办).{0,6})[.!]*$/.test(
    plain,
  )
    ? surely('alert.report')
    : undefined;
}
