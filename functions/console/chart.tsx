/** How much of a whole is done: a bar whose figures stand beside it. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : (part / whole) * 100;
  return (
    <svg
      class={part >= whole ? 'bar full' : 'bar'}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="rest" width="100" height="10" />
      <rect class="done" width={share.toFixed(1)} height="10" />
    </svg>
  );
}
