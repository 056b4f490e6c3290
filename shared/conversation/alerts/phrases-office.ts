import type { Intent } from '../intent.ts';
import { dateSlot, personSlot, type Sentence, surely } from '../sentence.ts';

/** What only the office says: who approves in whose place. */
export function officeCommand(sentence: Sentence): Intent | undefined {
  const { roles } = sentence.context;
  if (sentence.plain === '' || roles.every((role) => role === 'liaison' || role === 'guest'))
    return undefined;
  return deputy(sentence) ?? first(sentence);
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

/** 先发后审: to the red draft he just looked at. */
function first({ plain }: Sentence): Intent | undefined {
  return /^先发后审[.!]*$/.test(plain) ? surely('alert.send', { choice: 'first' }) : undefined;
}
