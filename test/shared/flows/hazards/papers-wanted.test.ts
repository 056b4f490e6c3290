import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Intent } from '../../../../shared/conversation/intent.ts';
import { instant } from '../../../../shared/domain/time.ts';
import { answerHazards } from '../../../../shared/flows/hazards/answer.ts';
import { speakerOf } from '../../../../shared/flows/speaker.ts';
import { morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

/** What an officer is answered who was understood so, however he put it. */
async function answered(person: string, text: string, intent: Omit<Intent, 'sure'>): Promise<string> {
  const { deps } = town.house;
  const from = { id: person };
  const said = { kind: 'said', id: `m-${text}`, channel: 'sandbox', chat: null, from, text } as const;
  const inbound = { ...said, sentAtMs: 0, attachments: [], mentions: [], mentionsBot: false };
  const now = instant(Date.parse('2026-05-06T09:05:00+08:00'));
  const speaker = await speakerOf(deps, inbound);
  const outcome = await answerHazards(deps, { inbound, speaker, now, intent: { sure: true, ...intent } });
  const names = outcome.writes.flatMap((write) =>
    write.kind === 'put' && write.row.kind === 'paper' ? [String(write.row.data['name'])] : [],
  );
  return [outcome.reply?.text ?? '', ...names].join('\n');
}

async function oneCase() {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 三天内整改');
}

test('a letter or a pack asked for without a number is that of the only case there is', async () => {
  await oneCase();
  expect(await answered('zhou', '移交函起草一下', { kind: 'hazard.letter', choice: 'clue' })).toContain(
    '移交函YH-2026-0001',
  );
  expect(await answered('zhou', '把证据打包', { kind: 'hazard.evidence' })).toContain('证据包YH-2026-0001');
});

test('of several cases it is asked which', async () => {
  await oneCase();
  await town.says('guest', '隐患 聚福楼酒家后厨灭火器过期');
  await town.says('sun', '2属实 一般');
  expect(await answered('he', '把证据打包', { kind: 'hazard.evidence' })).toMatch(
    /YH-2026-0001[\s\S]*YH-2026-0002/,
  );
});

test('an interview or a fine by the number of a case is its unit’s', async () => {
  await oneCase();
  expect(await answered('zhou', '1号约谈一下', { kind: 'hazard.interview', reference: '1' })).toMatch(
    /万汇广场[\s\S]*YH-2026-0001[\s\S]*接受约谈/,
  );
  expect(
    await answered('zhou', '1号罚了两万，临应罚〔2026〕5号', {
      kind: 'hazard.decision',
      choice: 'penalty',
      reference: '1',
    }),
  ).toContain('已登记：万汇广场 处罚，临应罚〔2026〕5号');
});

test('the paper of an emergency asked for without its stage is the one that is due', async () => {
  await town.says('guest', '万汇广场着火了');
  const asked = () => answered('zhou', '把材料出一下', { kind: 'incident.paper' });
  expect(await asked()).toContain('事故信息首报');
  await town.says('zhou', '事故已上报区政府');
  expect(await asked()).toContain('事故信息续报');
  await town.says('zhou', '事故1 终报：明火已扑灭，无人伤亡');
  expect(await asked()).toContain('事故信息终报');
});

test('the letter or the pack of 这条 is that of the only case that fits', async () => {
  await oneCase();
  const said = { reference: 'last' } as const;
  expect(await answered('zhou', '这条出一份移交函', { kind: 'hazard.letter', ...said })).toContain(
    '移交函YH-2026-0001',
  );
  expect(await answered('zhou', '这条的证据包', { kind: 'hazard.evidence', ...said })).toContain(
    '证据包YH-2026-0001',
  );
});
