/** A tenant token and when it ends, on the wall clock. */
export interface Token {
  readonly value: string;
  readonly endsWallMs: number;
}

export interface TokenCache {
  /** The token to use now; many asking at once cause one request. */
  current(): Promise<string>;
  /** Forgets a token that the platform no longer takes. */
  drop(value: string): void;
}

/** The platform gives out a new token only in the last half hour of the old one, and both work until their end. */
const EARLY_MS = 10 * 60_000;

export function tokenCache(fetchToken: () => Promise<Token>, wallNow: () => number): TokenCache {
  let kept: (Token & { readonly from: number }) | undefined;
  let coming: Promise<string> | undefined;
  const renew = async () => {
    const from = wallNow();
    const token = await fetchToken();
    kept = { ...token, from };
    return token.value;
  };
  return {
    current() {
      if (kept && wallNow() < kept.endsWallMs - Math.min(EARLY_MS, (kept.endsWallMs - kept.from) / 2)) {
        return Promise.resolve(kept.value);
      }
      coming ??= renew().finally(() => {
        coming = undefined;
      });
      return coming;
    },
    drop(value) {
      if (kept?.value === value) kept = undefined;
    },
  };
}
