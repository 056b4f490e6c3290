import type { Intent } from '../intent.ts';
import { unitCalled } from '../sentence/unit.ts';
import { personSlot, type Sentence, surely, timeSlot, unitSlot } from '../sentence.ts';

const byPhone =
  /打(?:过|了|通)(?:了)?电话|电话(?:已)?(?:通知|告知|联系|确认|传达|里)|(?:已|已经)?(?:致电|去电)|打(?:来|了)?电话(?:来)?(?:说|称|讲|反馈|回复|确认)|来电(?:说|称|反馈|确认)|电话打(?:过|通)/;

/** Somebody was told by telephone: counts for his unit. */
export function acknowledgedByPhone(sentence: Sentence): Intent | undefined {
  const { plain, units, people, context } = sentence;
  const unanswered = calledInVain(sentence);
  if (unanswered) return unanswered;
  if (
    !byPhone.test(plain) ||
    /(?:没|未|不)(?:有)?(?:打通|接|人接)|打不通|[?]|请.{0,4}(?:打|致)电|加油区|边.{0,2}打电话|抽烟/.test(
      plain,
    )
  )
    return undefined;
  if (units.length + people.length === 0) return calledSomebody(sentence);
  const short =
    /(?:电话(?:通知|告知|联系)?(?:了|过)?|致电)[\s,]*([\u4e00-\u9fff]{2,8}?)(?:的?老|的?小|[\s,]|$)/.exec(
      plain,
    )?.[1];
  const unit =
    units[0] ??
    (short && people.every(({ name }) => name !== short)
      ? unitCalled(short, context.known.units)
      : undefined);
  return surely('ack.phone', { ...unitSlot(unit), ...personSlot(people[0]), ...timeSlot(sentence) });
}

/** An official rang and nobody answered: 打了电话，聚福楼酒家没人接. */
function calledInVain({ plain, units, context }: Sentence): Intent | undefined {
  const vain =
    /(?:电话|致电|去电|拨打|打了|打过).{0,24}?(?:没(?:有)?人接|无人接听?|没(?:有)?接|未接|打不通|没(?:有)?打通|未打通|未接通|没(?:有)?接通|不通|占线|关机|停机)|(?:打不通|没打通).{0,12}电话/;
  if (plain.length > 60 || !ringsUnits(context) || !vain.test(plain) || /[?]|吗$|1(?:10|19|20)/.test(plain))
    return undefined;
  return surely('ack.phone', { ...unitSlot(units[0]), choice: 'unanswered' });
}

function ringsUnits({ roles }: Sentence['context']): boolean {
  return roles.some((role) => /^(?:administrator|officer|leader|street)$/.test(role));
}

/** An official who notes a call and names nobody we know is asked whom he called. */
function calledSomebody({ plain, utterance, context }: Sentence): Intent | undefined {
  const notes = /^(?:都|已经?|刚)?打(?:过|了|完)?(?:过)?电话(?:了|过)?(?:[\s,.]|$)/.test(plain);
  return ringsUnits(context) && notes && !utterance.inGroup ? surely('ack.phone') : undefined;
}
