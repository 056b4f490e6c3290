/** A call that cannot be done, in words for who made it. */
export class Sorry extends Error {
  readonly status: 400 | 404 | 409;
  constructor(status: 400 | 404 | 409, words: string) {
    super(words);
    this.name = 'Sorry';
    this.status = status;
  }
}
