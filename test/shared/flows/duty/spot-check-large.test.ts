import { expect, test } from 'vitest';
import { at, instant } from '../../../../shared/domain/time.ts';
import { answer } from '../../../../shared/flows/answer.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { on, silentDistrict, units } from '../../../kit/silent-district.ts';

test('a check of five hundred posts is answered at once, asks each once, and tells when it is out whom it did not reach', async () => {
  const { deps, table } = await silentDistrict();
  const now = at(on, '08:20');
  const said = { channel: 'feishu', id: 'om_check', from: { id: 'ou_zhou' }, chat: null } as const;
  const heard = { ...said, kind: 'said', text: '查岗', sentAtMs: instant(now) } as const;
  await answer(deps, { ...heard, attachments: [], mentions: [], mentionsBot: false }, now);
  await work(deps, now);
  const notices: { readonly pk: string; readonly text: string }[] = [];
  for await (const { pk, data } of table.scan())
    if (/^notice#(?:answer|duty\.spot)/.test(pk))
      notices.push({ pk, text: JSON.parse(JSON.stringify(data)).order.what.card.text });
  const texts = notices.map(({ text }) => text).join('\n');
  expect(texts).toMatch(/查岗已发起（全部在岗人员），正在逐个发出，请在岗人员10分钟内应答/);
  expect(notices.filter(({ pk }) => pk.startsWith('notice#duty.spot#'))).toHaveLength(units);
  expect(texts).toMatch(
    /08:20查岗（全部在岗人员）已发完，问500人。\n没有问到，值班表上现在没有人在班（1处）：本局。/,
  );
}, 60_000);
