import type { Page } from 'playwright-core';

/** What sticks out of the page, or of what it stands in; where it is clipped or scrolled, nothing does. */
export async function sticksOut(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(`(() => {
    const clips = (one) => one && one !== document.body &&
      (getComputedStyle(one).overflowX !== 'visible' || clips(one.parentElement));
    const out = [...document.querySelectorAll('body *')].filter((one) => {
      const [box, around] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
      const isSeen = box.width > 2 && around.width > 2 && !one.closest('svg');
      return isSeen && box.right > around.right + 1 && !clips(one.parentElement);
    });
    const isWide = document.documentElement.scrollWidth > innerWidth;
    return [...(isWide ? ['the page'] : []), ...out.map((one) => one.outerHTML.slice(0, 160))];
  })()`);
  return Array.isArray(found) ? found.map(String) : [];
}
