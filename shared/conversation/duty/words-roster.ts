/** Whether a roster's row means the bureau's own watch by what it calls the post. */
export function callsBureau(text: string): boolean {
  return /局|委|机关|本级/.test(text);
}
