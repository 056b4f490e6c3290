import type { Intent, IntentKind } from './intent.ts';
import { numberFrom } from './sentence/number.ts';
import { soundsLikePlace } from './sentence/place.ts';
import { plain as read } from './sentence/plain.ts';
import {
  countSlot,
  dateSlot,
  likely,
  personSlot,
  placeSlot,
  type Sentence,
  surely,
  unitSlot,
} from './sentence.ts';
import type { OpenWindows } from './utterance.ts';

type Asked = NonNullable<OpenWindows['asked']>;

/** Which intent answers a question of the bot on each topic. */
const answers: Readonly<
  Record<Asked['subject']['topic'], { readonly yes: IntentKind; readonly no: IntentKind }>
> = {
  hazards: { yes: 'hazard.answer', no: 'hazard.answer' },
  directory: { yes: 'directory.decide', no: 'directory.decide' },
  alerts: { yes: 'alert.send', no: 'alert.cancel' },
  duty: { yes: 'duty.swap.accept', no: 'duty.swap.reject' },
};
const no = /取消|不|拒绝|否|算了/;

/** One of the choices the bot offered, by its words or its number. */
export function answered(sentence: Sentence): Intent | undefined {
  const { asked } = sentence.context.open;
  if (!asked || sentence.plain.length > 20) return undefined;
  const text = bare(sentence.plain);
  const at = numberFrom(/^(?:第|选)?([\d一二三四五六七八九])(?:个|项)?$/.exec(text)?.[1] ?? '');
  const choice =
    asked.choices.find((one) => bare(read(one)) === text) ??
    (at === undefined ? undefined : asked.choices[at - 1]);
  if (choice === undefined) return undefined;
  const kinds = answers[asked.subject.topic];
  return surely(no.test(choice) ? kinds.no : kinds.yes, { reference: asked.subject.id, choice });
}

/** How it goes with what he reported. */
const progress =
  /^(?:.{0,6})(?:进展|进度|处理|办理|整改|核实)[得的]?(?:怎么样|如何|咋样|到哪|情况|好了吗|了吗|了没)/;
/** Laughter, greetings and questions say nothing of a case. */
const talk =
  /^(?:[哈呵嘿嘻啊哦嗯呃]{2,}|h{2,}|6{2,}|在吗|在么|在不在|你好|您好|早|早上好|晚上好|下午好|嗨|hi|hello)[!,.~]*$|[?]|[吗么呢嘛]$|吃(?:什么|啥|饭)|什么时候|怎么样$/i;

/** 他们还没洗呢: how it is, and no question. */
const stillSo = /^[^?]*(?:还没|还是没|没有?人|又|仍|依然|还在)[^?]*呢[.!]*$/;

/** Said long after the report, when only the question where it is still waits, and naming neither place nor unit. */
function isLate(sentence: Sentence): boolean {
  const { asked, lastCase } = sentence.context.open;
  if (asked?.question !== 'where' || lastCase !== undefined) return false;
  return sentence.units.length === 0 && placeSlot(sentence).place === undefined;
}

/** What is asked about a case, but for reasons: those are no free answer. */
function ofACase({ context }: Sentence): Asked | undefined {
  const { asked } = context.open;
  return asked?.subject.topic === 'hazards' && asked.question !== 'reason' ? asked : undefined;
}

/** Words in answer to an open question about a case: where it is, how many, whose. */
export function freelyAnswered(sentence: Sentence): Intent | undefined {
  const asked = ofACase(sentence);
  if (!asked || sentence.plain.length > 60) return undefined;
  if (progress.test(sentence.plain)) return surely('hazard.query', { choice: 'mine' });
  if (talk.test(sentence.plain) && !stillSo.test(sentence.plain)) return undefined;
  if (isLate(sentence) && !soundsLikePlace.test(sentence.plain)) return undefined;
  const place = placeSlot(sentence);
  const slots = {
    ...place,
    ...unitSlot(sentence.units[0]),
    ...personSlot(sentence.people[0]),
    ...dateSlot(sentence),
    ...countSlot(sentence),
  };
  const speaks = place.place !== undefined || sentence.units.length > 0;
  const intent = { reference: asked.subject.id, choice: asked.question, ...slots, text: sentence.said };
  return speaks || !sentence.utterance.inGroup
    ? (speaks ? surely : likely)('hazard.answer', intent)
    : undefined;
}

function bare(text: string): string {
  return text.replace(/[\s,.!~的]+/g, '').toLowerCase();
}
