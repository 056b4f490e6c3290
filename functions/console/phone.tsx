/** One number, as people write it; what was cut short or holds two cannot be rung by a touch. */
const dialled = /^\+?\d[\d -]{6,18}\d$/;

/** A number that a telephone rings when it is touched. */
export function Phone({ number }: { number: string | undefined }) {
  if (number === undefined || !dialled.test(number)) return <>{number}</>;
  return <a href={`tel:${number.replaceAll(/[ -]/g, '')}`}>{number}</a>;
}
