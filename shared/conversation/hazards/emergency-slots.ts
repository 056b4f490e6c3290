import type { Slots } from '../intent.ts';
import { categoryIn } from '../lexicon.ts';
import { countSlot, dateSlot, type Sentence, timeSlot, whereSlot } from '../sentence.ts';
import { address } from './street-address.ts';

export function emergencySlots(sentence: Sentence): Slots {
  const category = categoryIn(sentence.plain);
  return {
    ...whereSlot(sentence),
    ...addressed(sentence),
    ...dateSlot(sentence, false),
    ...timeSlot(sentence),
    ...countSlot(sentence),
    ...(category && { category: category.code }),
    text: sentence.said,
  };
}

/** 人民路88号: by it two callers are known to speak of the same. */
function addressed(sentence: Sentence): Slots {
  const found = address.exec(sentence.plain)?.[0];
  const { place = '' } = whereSlot(sentence);
  return found === undefined || place.includes(found) ? {} : { place: `${found}${place}` };
}
