import type { Slots } from '../intent.ts';
import { daysSpanIn, referenceIn } from '../sentence/figures.ts';
import { personAfter, personSlot, type Sentence } from '../sentence.ts';

/** Which case: by number, the one just spoken of, or one that the words describe. */
export function which(sentence: Sentence): Slots {
  const { plain, context } = sentence;
  const reference = referenceIn(plain, false);
  if (reference !== undefined) return { reference };
  if (context.quoted?.topic === 'hazards') return { reference: context.quoted.id };
  if (/刚才|刚刚|方才|上一?[条个]|刚报|这条|该隐患|此隐患/.test(plain)) return { reference: 'last' };
  return /昨天|前天|上周|那[个条处]|上次|之前/.test(plain) ? { reference: 'fuzzy' } : {};
}

const deadlineWord = /(?:于|在|限|到|截止|期限)/;

/** 昨天整改, 4月20日前整改: meant as a deadline, though it is over. */
const asDeadline = /^(?:之?前|以前)?(?:完成)?整改(?![好完了过的])/;

export function deadline(sentence: Sentence): Slots {
  const over = sentence.dates.find(
    ({ day, end, bare }) => !bare && day < sentence.today && asDeadline.test(sentence.plain.slice(end)),
  );
  if (over) return { date: over.day };
  const days = daysSpanIn(sentence.plain);
  const ahead = sentence.dates.filter(({ day }) => day >= sentence.today);
  const given =
    ahead.find(({ bare }) => !bare) ??
    ahead.find(({ start }) => deadlineWord.test(sentence.plain.slice(Math.max(0, start - 2), start)));
  if (given) return { date: given.day };
  return days === undefined ? dateless(sentence) : { days };
}

function dateless({ noSuchDay }: Sentence): Slots {
  return noSuchDay === undefined ? {} : { noSuchDay };
}

export function responsible(sentence: Sentence): Slots {
  return personSlot(
    personAfter(sentence, /责任人|负责人|整改人|由/) ??
      sentence.people.find(({ end }) => sentence.plain.startsWith('负责', end)),
  );
}
