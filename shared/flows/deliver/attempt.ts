import { answered, digest, inPlainWords, resent } from '../../conversation/delivery.ts';
import { keyOf } from '../../domain/delivery/effort.ts';
import type { Fate } from '../../domain/delivery.ts';
import { type Card, type Errand, type Failure, MouthError, type Result } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { fetchOurs, isOurs } from '../uploads.ts';
import { fitted } from './fitted.ts';
import type { Job } from './job.ts';
import type { Claim } from './pool.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly fate: Fate; readonly result?: Result }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One call through the mouth; it has ended, one way or another, by its deadline. */
export async function attempt(deps: Deps, job: Job, claim: Claim): Promise<Outcome> {
  const ended = new AbortController();
  const late = deps.wall.sleep(job.limits.deadlineMs, ended.signal).then((): Outcome => failed('deadline'));
  try {
    return await Promise.race([call(deps, job, claim), late]);
  } catch (error) {
    if (error instanceof MouthError) return { kind: 'failed', failure: error.failure };
    deps.log('error', 'courier.mouth', {
      channel: job.channel,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return failed('mouth');
  } finally {
    ended.abort('ended');
  }
}

async function call(deps: Deps, { mouth }: Job, { order, row, others = [] }: Claim): Promise<Outcome> {
  const { effort } = row.value;
  if (order.what.kind === 'errand') {
    const { errand } = order.what;
    const result = isOurs(errand)
      ? await fetchOurs(deps, errand)
      : await mouth.errand(errand, keyOf(order.once, effort));
    return { kind: 'done', fate: { kind: 'sent', message: messageOf(order.what.errand) }, result };
  }
  const words = others.length > 0 ? together(await shownAs(deps, [{ order }, ...others])) : order.what.card;
  const card = effort.again > 0 ? resent(words) : words;
  const fitting = others.length > 0 ? card : await fitted(deps, order, card);
  const shown = effort.form === 'text' ? inPlainWords(fitting) : fitting;
  const { message } = await mouth.send(order.to, shown, keyOf(order.once, effort));
  return { kind: 'done', fate: { kind: 'sent', message } };
}

interface Shown {
  readonly asker: string | undefined;
  readonly card: Card;
}

async function shownAs(deps: Deps, parts: readonly Pick<Claim, 'order'>[]): Promise<Shown[]> {
  const shown = parts.map(async ({ order }) =>
    order.what.kind === 'card'
      ? [{ asker: order.asker, card: await fitted(deps, order, order.what.card) }]
      : [],
  );
  return (await Promise.all(shown)).flat();
}

/** Answers name whom they answer; a robot's news needs nobody's name. */
function together(parts: readonly Shown[]): Card {
  const named = parts.flatMap(({ asker, card }) => (asker === undefined ? [] : { asker, card }));
  return named.length === parts.length ? answered(named) : digest(parts.map(({ card }) => card));
}

function messageOf(errand: Errand): string {
  return 'message' in errand ? errand.message : '';
}

function failed(code: string): Outcome {
  return { kind: 'failed', failure: { kind: 'unclear', code } };
}
