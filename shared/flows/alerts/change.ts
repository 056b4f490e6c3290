import { invented, noText, tooLong } from '../../conversation/alerts/words.ts';
import { seemsWarning } from '../../conversation/alerts/words-audience.ts';
import { coverChanged, minutesIn } from '../../conversation/alerts/words-cover.ts';
import { readDeadline } from '../../conversation/alerts/words-deadline.ts';
import { audienceOf, previewCard } from '../../conversation/alerts/words-preview.ts';
import { audienceChanged, textChanged } from '../../conversation/alerts/words-reword.ts';
import { wantedChanged } from '../../conversation/alerts/words-wanted.ts';
import type { Broadcast, Moved } from '../../domain/alerts/broadcast.ts';
import { chooseAudience, chooseCover, chooseText, chooseWanted } from '../../domain/alerts/draft-choices.ts';
import { wanted } from '../../domain/alerts/wanted.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { everybody, previewOf } from './audience.ts';
import { mostLetters } from './draft.ts';
import { aboutOf, changed, refused } from './send.ts';
import { draftOf } from './which.ts';

/** The forms of the preview: another audience, another way to answer, posts that must answer; and the preview anew. */
export async function changeDraft(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  const who = turn.speaker.person?.id;
  if (!stored || !who) return refused('not-waiting');
  const words = turn.intent.choice === 'text' ? wordsOf(turn) : undefined;
  const refusal = words === undefined ? undefined : unfit(words);
  if (refusal) return say(refusal, true);
  const { decision, text } = changedBy(turn, stored.value, who);
  if (!decision.ok) return refused(decision.why);
  const all = await everybody(deps);
  const face = previewCard(decision.next, await previewOf(deps, decision.next, { all, now: turn.now }));
  return {
    ...changed({ stored, next: decision.next }, words === undefined ? 'alert.audience' : 'alert.reworded'),
    ...(turn.inbound.kind === 'clicked'
      ? { toast: { tone: 'success', text }, face }
      : { reply: face, privately: true, replyAbout: aboutOf(decision.next) }),
  };
}

function changedBy(
  { intent, now }: Turn,
  broadcast: Broadcast,
  who: PersonId,
): { readonly decision: Moved; readonly text: string } {
  const form = intent.form ?? {};
  switch (intent.choice) {
    case 'wants': {
      const wants = wanted.find((one) => one === form['wants']);
      const way = chooseWanted(broadcast, who, { wants, now });
      const minutes = minutesIn(form['minutes']) ?? broadcast.covers ?? 0;
      const decision = way.ok ? chooseCover(way.next, who, { minutes, now }) : way;
      return { decision, text: wantedChanged };
    }
    case 'text': {
      const text = wordsOf({ intent });
      const decision = chooseText(broadcast, who, { text, statedBy: readDeadline(text, now), now });
      return { decision, text: textChanged };
    }
    case 'cover': {
      const { count: minutes = 0 } = intent;
      return { decision: chooseCover(broadcast, who, { minutes, now }), text: coverChanged };
    }
    default:
      return {
        decision: chooseAudience(broadcast, who, { audience: audienceOf(form), now }),
        text: audienceChanged,
      };
  }
}

function wordsOf({ intent }: Pick<Turn, 'intent'>): string {
  return (intent.form?.['text'] ?? '').replaceAll('\r\n', '\n').trim();
}

/** As of words that are drafted. */
function unfit(text: string): Card | undefined {
  if (text === '') return noText;
  if (text.length > mostLetters) return { text: tooLong };
  return seemsWarning(text) ? invented : undefined;
}
