import { type Answer, failure, type Outcome, tooMany } from './answer.ts';
import { answerInstead, spoilt } from './faults.ts';
import type { State } from './state.ts';

export interface Asked {
  /** 'POST /im/v1/messages', parameters by their names. */
  readonly route: string;
  readonly chat?: string | undefined;
  /** The Authorization header; 'trusted' for calls within the process. */
  readonly authorization: string | undefined;
}

/** What is done once nothing stood in the way; `pause` takes as long as the platform is made to take. */
export type Act = (pause: () => Promise<void>) => Promise<Answer> | Answer;

/** The way of every API call: token, scope, quota, faults, limits, the thing itself, and the way back. */
export async function call(state: State, asked: Asked, act: Act): Promise<Outcome> {
  state.calls.push({ route: asked.route, at: state.now() });
  const refused = refusedAtGate(state, asked);
  if (refused) return answered(refused);
  const fault = state.faults.meet(asked.route, asked.chat);
  if (fault?.kind === 'hang') return { kind: 'hung' };
  if (fault?.kind === 'reset-before') return { kind: 'dropped' };
  if (fault?.kind === 'expire-tokens') return answered(expireTokens(state));
  const instead = answerInstead(fault);
  if (instead) return answered(instead);
  const waitMs = state.routeLimit.take(asked.route, state.now());
  if (waitMs > 0) return answered(tooMany(waitMs));
  state.callsLeft -= 1;
  const answer = await act(() => (fault?.kind === 'slow' ? later(fault.ms) : Promise.resolve()));
  return fault?.kind === 'reset-after' ? { kind: 'dropped' } : answered(spoilt(fault, answer));
}

export function tokenRefused(state: State): Answer {
  return failure(99991663, 'Invalid access token for authorization', {
    status: state.settings.tokenStatus ?? 400,
  });
}

function refusedAtGate(state: State, { route, authorization }: Asked): Answer | undefined {
  if (authorization !== 'trusted') {
    if (authorization === undefined) return failure(99991661, 'Missing access token for authorization');
    if (!authorization.startsWith('Bearer t-')) return failure(99991671, 'Invalid access token format');
    if ((state.tokens.get(authorization.slice('Bearer '.length)) ?? 0) <= state.now())
      return tokenRefused(state);
  }
  if (state.withoutScopes.has(route))
    return failure(99991672, 'Access denied. One of the scopes is required');
  if (state.callsLeft <= 0) return failure(99991403, 'this month api call quota has been exceeded');
  return undefined;
}

function expireTokens(state: State): Answer {
  state.tokens.clear();
  return tokenRefused(state);
}

function answered(answer: Answer): Outcome {
  return { kind: 'answered', answer };
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
