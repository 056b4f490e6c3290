import * as z from 'zod/mini';
import type { Result } from '../../shared/domain/message.ts';
import type { FeishuApi } from './api.ts';

const Found = z.object({
  data: z.object({
    user_list: z.optional(
      z.array(z.object({ user_id: z.optional(z.string()), mobile: z.optional(z.string()) })),
    ),
  }),
});

/** The platform looks up at most 50 a call. */
const ASKED_MAX = 50;

/** Who has which of these numbers; who is unknown or out of the app's range is left out. Throws MouthError. */
export async function findPeople(api: FeishuApi, mobiles: readonly string[]): Promise<Result> {
  const found: { mobile: string; id: string }[] = [];
  for (let start = 0; start < mobiles.length; start += ASKED_MAX) {
    const asked = mobiles.slice(start, start + ASKED_MAX);
    const { data } = await api.call(Found, {
      method: 'POST',
      path: '/open-apis/contact/v3/users/batch_get_id',
      params: { user_id_type: 'open_id' },
      data: { mobiles: asked, include_resigned: false },
    });
    for (const [place, { user_id: id, mobile: shown = '' }] of (data.user_list ?? []).entries()) {
      const mobile = askedFor(shown, asked, place);
      if (id !== undefined && id !== '' && mobile !== undefined) found.push({ mobile, id });
    }
  }
  return { kind: 'people', found };
}

/** A tenant may show numbers masked; then the one at the same place is meant, if what is left of it agrees. */
function askedFor(shown: string, asked: readonly string[], place: number): string | undefined {
  if (asked.includes(shown)) return shown;
  const mobile = asked[place];
  const pattern = new RegExp(`^${shown.replace(/[^\d*]/g, '').replaceAll('*', '\\d')}$`);
  return mobile !== undefined && shown !== '' && pattern.test(mobile) ? mobile : undefined;
}
