/** A number somebody chose, and the words beside it. */
export interface Chosen {
  readonly place: number;
  readonly words: string;
}

const said = /^(?:我?(?:回复?|选择?)|回)?\s*(\d{1,2})\s*[.．。、号:：]?\s*(\p{Script=Han}{0,12})[。.!！]*$/u;

/** 1 · 回复1 · 1 收到: the number under a card. What else is said is no choice. */
export function numberChosen(text: string): Chosen | undefined {
  const [, place, words = ''] = said.exec(text.normalize('NFKC').trim()) ?? [];
  return place === undefined || Number(place) === 0 ? undefined : { place: Number(place), words };
}
