import type { Deps } from './deps.ts';

/** 144 bits nobody can guess; kept only as their hash. */
export function newSecret(deps: Pick<Deps, 'newId'>): string {
  return [deps.newId('s'), deps.newId('s')].map((id) => id.slice(2)).join('');
}

export function linkHash(deps: Pick<Deps, 'hash'>, secret: string): string {
  return deps.hash(`console-link#${secret}`);
}

export function sessionHash(deps: Pick<Deps, 'hash'>, secret: string): string {
  return deps.hash(`console-session#${secret}`);
}

/** What a form of this session must bring along. */
export function formHash(deps: Pick<Deps, 'hash'>, secret: string): string {
  return deps.hash(`console-form#${secret}`);
}
