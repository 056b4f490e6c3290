import { expect, test } from 'vitest';
import { zonedIso } from '../../../../shared/domain/time.ts';
import { readCap } from '../../../../shared/feeds/weather/cap.ts';
import { type CapParts, capOf } from '../../../kit/cap.ts';

const bulletinOf = (parts: CapParts) => {
  const read = readCap(capOf(parts));
  if (!read.ok || read.kind !== 'bulletin') throw new Error(read.ok ? read.kind : read.why);
  return read.bulletin;
};

test('an alert becomes a warning in its office’s words, with place and end', () => {
  const { issuedAt, expiresAt, text, ...rest } = bulletinOf({ id: '99010141600000_20260512091003' });
  expect(rest).toMatchObject({
    ...{ issuer: '临江区气象台', hazard: '暴雨', colour: 'red', lifted: false, source: 'cap' },
    ...{
      id: '99010141600000_20260512091003',
      places: ['990101'],
      guide: '停止集会、停课、停业（除特殊行业外）。',
    },
  });
  expect([issuedAt, expiresAt].map((at) => at && zonedIso(at).slice(0, 16))).toEqual([
    '2026-05-12T09:10',
    '2026-05-12T21:10',
  ]);
  expect(text).toMatch(/^临江区气象台2026年05月12日09时10分发布暴雨红色预警信号：/);
});

test('the sender’s name may be a person’s and is kept nowhere', () => {
  expect(JSON.stringify(bulletinOf({}))).not.toMatch(/张三|Zhang San/);
});

test('an hour in UTC is the same hour here', () => {
  const description = '临江区气象台发布暴雨红色预警信号：请做好防范。';
  const { issuedAt } = bulletinOf({ sent: '2026-05-12T01:10:00Z', description });
  expect(issuedAt && zonedIso(issuedAt)).toBe('2026-05-12T09:10:00+08:00');
});

test('the colour is the headline’s, never the severity’s', () => {
  const description = '预计未来6小时有雷电活动。';
  const yellow = bulletinOf({
    headline: '临江区气象台发布雷电黄色预警信号',
    description,
    severity: 'Extreme',
  });
  expect([yellow.colour, yellow.text]).toEqual([
    'yellow',
    `临江区气象台发布雷电黄色预警信号\n${description}`,
  ]);
  expect(readCap(capOf({ headline: '临江区气象台发布暴雨预警', description }))).toMatchObject({ ok: false });
});

test('an update names what it takes the place of; a cancelling ends it', () => {
  const references = 'Linjiang,A_1,2026-05-12T08:00:00+08:00\n Linjiang,A_2,2026-05-12T08:30:00+08:00';
  expect(bulletinOf({ type: 'Update', references }).supersedes).toEqual(['A_1', 'A_2']);
  expect(bulletinOf({ type: 'Cancel', references }).lifted).toBe(true);
  expect(readCap(capOf({ type: 'Cancel', references, infos: '' }))).toMatchObject({
    ...{ ok: true, kind: 'cancel', cancels: ['A_1', 'A_2'] },
  });
});

test.each<[string, string]>([
  ['a DTD', capOf({ head: '<!DOCTYPE alert [<!ENTITY x "y">]>' })],
  ['an entity of its own', capOf({ headline: '临江区气象台发布暴雨红色预警信号&x;' })],
  ['an external one', capOf({ head: '<!DOCTYPE alert SYSTEM "file:///etc/passwd">' })],
  ['what is not well formed', capOf().replace('</info>', '')],
  ['two documents in one', `${capOf()}${capOf()}`],
  ['another namespace', capOf().replace('cap:1.2', 'cap:1.1')],
  ['nothing', ''],
  ['no XML', '{"alert":1}'],
  ['a draft', capOf({ status: 'Draft' })],
  ['what machines say to each other', capOf({ status: 'System' })],
  ['a private one', capOf({ scope: 'Private' })],
  ['a receipt', capOf({ type: 'Ack' })],
  ['an hour of no zone', capOf({ sent: '2026-05-12T09:10:00' })],
  ['no identifier', capOf({ id: '' })],
  ['no Chinese', capOf({ infos: '<info><language>en-US</language><headline>Rain, red</headline></info>' })],
  ['a depth nobody needs', capOf({ infos: '<info>'.repeat(60) + '</info>'.repeat(60) })],
])('%s is refused with a reason', (_, document) => {
  const read = readCap(document);
  expect(read.ok ? 'taken' : read.why).toMatch(/^[a-z0-9].{3,}/i);
  expect(read.ok).toBe(false);
});

test.each(['Exercise', 'Test'])('%s is read as words that warn of nothing', (status) => {
  const read = readCap(capOf({ status }));
  expect(read.ok && read.kind).toBe('exercise');
});
