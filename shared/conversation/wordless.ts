import type { Intent } from './intent.ts';
import { likely, type Sentence, surely } from './sentence.ts';

/** What a message without words wants: mostly it belongs to what was begun in words. */
export function withoutWords(sentence: Sentence): Intent {
  const { images, context, utterance } = sentence;
  const completing = shared(sentence);
  if (completing) return completing;
  const { lastCase } = context.open;
  const isBook = utterance.fileNames.some((name) => /\.(?:xlsx|xls|csv)$/i.test(name));
  if (isBook && (!utterance.inGroup || utterance.mentionsBot)) return surely('duty.roster.file');
  if (images > 0 && lastCase === undefined && context.open.wants === 'photo')
    return surely('ack', { choice: 'photo' });
  if (images > 0 && lastCase !== undefined) return surely('hazard.append', { reference: lastCase });
  return images > 0 || utterance.mentionsBot ? likely('none') : surely('none');
}

/** A picture or a place that completes what was begun in words. */
function shared({ images, context, utterance }: Sentence): Intent | undefined {
  const isPlace = utterance.others.includes('location');
  if (context.open.sharing === 'check-in' && (images > 0 || isPlace)) return surely('duty.checkin');
  return context.open.sharing === 'place' && isPlace ? surely('duty.place') : undefined;
}
