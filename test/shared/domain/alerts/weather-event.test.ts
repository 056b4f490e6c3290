import { expect, test } from 'vitest';
import type { Bulletin, Source } from '../../../../shared/domain/alerts/warning.ts';
import {
  lastChange,
  lastOf,
  link,
  standingOf,
  type WeatherEvent,
} from '../../../../shared/domain/alerts/weather-event.ts';
import { weatherId } from '../../../../shared/domain/ids.ts';
import { instant } from '../../../../shared/domain/time.ts';
import { hazardKeyOf, officesOf } from '../../../../shared/feeds/weather/offices.ts';

const on = (clock: string) => instant(`2026-07-25T${clock}:00+08:00`);
let count = 0;

interface Told {
  readonly issuer?: string;
  readonly hazard?: string;
  readonly at?: string;
  readonly colour?: Bulletin['colour'];
  readonly lifted?: boolean;
  readonly source?: Source;
  readonly id?: string;
  readonly supersedes?: string[];
  readonly places?: string[];
  readonly expires?: string;
}

function told({
  issuer = '临江区气象台',
  hazard = '暴雨',
  colour = 'yellow',
  lifted = false,
  ...more
}: Told): Bulletin {
  count += 1;
  return {
    ...{ issuer, hazard, colour, lifted, verb: '发布', text: `${issuer}${hazard}${colour}${count}` },
    ...(more.at !== undefined && { issuedAt: on(more.at) }),
    ...(more.expires !== undefined && { expiresAt: on(more.expires) }),
    ...{ source: more.source ?? 'qweather', id: more.id ?? String(count) },
    ...{ offices: officesOf(issuer), hazardKey: hazardKeyOf(hazard) },
    ...{ supersedes: more.supersedes ?? [], places: more.places ?? [] },
  };
}

/** Links one after another; what each was, and the events in the end. */
function linked(...all: Told[]) {
  const events = new Map<string, WeatherEvent>();
  const kinds = all.map((one, place) => {
    const found = link([...events.values()], told(one), {
      id: weatherId(`we_${place}`),
      now: on(one.at ?? '12:00'),
    });
    events.set(found.event.id, found.event);
    return found.kind;
  });
  return { kinds, events: [...events.values()] };
}

test.each<[string, Told[], string[], string]>([
  [
    'an upgrade goes on with the event',
    [{ at: '08:00' }, { at: '09:00', colour: 'red' }],
    ['new', 'next'],
    'upgraded',
  ],
  ['a downgrade too', [{ at: '08:00', colour: 'red' }, { at: '09:00' }], ['new', 'next'], 'downgraded'],
  ['the same colour again is an update', [{ at: '08:00' }, { at: '10:00' }], ['new', 'next'], 'updated'],
  [
    'white is below blue',
    [
      { at: '08:00', colour: 'blue' },
      { at: '09:00', colour: 'white' },
    ],
    ['new', 'next'],
    'downgraded',
  ],
  ['a lifting ends it', [{ at: '08:00' }, { at: '09:00', lifted: true }], ['new', 'next'], 'lifted'],
  [
    'what another source tells minutes apart is the same',
    [{ at: '08:00' }, { at: '08:03', source: 'nmc' }],
    ['new', 'same'],
    'issued',
  ],
  [
    'the office’s own identifier is known on every source',
    [
      { at: '08:00', source: 'cap', id: '370614_20260725' },
      { at: '09:30', source: 'nmc', id: '370614_20260725' },
    ],
    ['new', 'known'],
    'issued',
  ],
  [
    'a source never tells one identifier twice',
    [
      { at: '08:00', id: 'x' },
      { at: '09:00', id: 'x', colour: 'red' },
    ],
    ['new', 'known'],
    'issued',
  ],
  [
    'what names the one it supersedes goes on with it, whatever its issuer is called',
    [
      { at: '08:00', id: 'a1' },
      { at: '09:00', issuer: '某省某市临江区气象局', colour: 'orange', supersedes: ['a1'] },
    ],
    ['new', 'next'],
    'upgraded',
  ],
  [
    'joint issuers are the same in either order',
    [
      { at: '08:00', issuer: '浙江省水利厅、浙江省气象台', hazard: '山洪灾害' },
      { at: '09:00', issuer: '浙江省气象台和浙江省水利厅', hazard: '山洪', colour: 'orange' },
    ],
    ['new', 'next'],
    'upgraded',
  ],
  [
    'a dirty title names the same office',
    [
      { at: '08:00', issuer: '连山壮族瑶族自治县气象台' },
      { at: '08:02', issuer: '广东省清远市广东省连山壮族瑶族自治县气象台', source: 'nmc' },
    ],
    ['new', 'same'],
    'issued',
  ],
  [
    'an older bulletin that comes late does not turn the event back',
    [{ at: '08:00' }, { at: '10:00', lifted: true }, { at: '09:00', colour: 'red' }],
    ['new', 'next', 'next'],
    'lifted',
  ],
])('%s', (_, all, kinds, change) => {
  const found = linked(...all);
  expect(found.kinds).toEqual(kinds);
  expect(found.events).toHaveLength(1);
  expect(found.events.map(lastChange)).toEqual([change]);
});

test.each<[string, Told[]]>([
  ['another hazard', [{ at: '08:00' }, { at: '08:00', hazard: '雷电' }]],
  ['another office', [{ at: '08:00' }, { at: '08:00', issuer: '江州市气象台' }]],
  [
    'a station alone and a station with others',
    [{ at: '08:00' }, { at: '08:30', issuer: '临江区气象台、临江区水利局' }],
  ],
  [
    'two districts of one name',
    [
      { at: '08:00', issuer: '福州市鼓楼区气象台' },
      { at: '08:00', issuer: '南京市鼓楼区气象台' },
    ],
  ],
  [
    'two districts of one name, told by their codes',
    [
      { at: '08:00', issuer: '鼓楼区气象台', places: ['350102'] },
      { at: '08:00', issuer: '鼓楼区气象台', places: ['320106'], source: 'nmc' },
    ],
  ],
  [
    'a new warning after the old one was lifted',
    [{ at: '08:00' }, { at: '09:00', lifted: true }, { at: '11:00' }],
  ],
])('%s: two events', (_, all) => expect(linked(...all).events).toHaveLength(2));

test('a warning ends when its time is over, or after a day of silence', () => {
  const [timed] = linked({ at: '08:00', expires: '20:00' }).events;
  const [untimed] = linked({ at: '08:00' }).events;
  if (!timed || !untimed) throw new Error('two began');
  expect([on('19:59'), on('20:00')].map((now) => standingOf(timed, now))).toEqual(['in-force', 'expired']);
  const nextDay = instant('2026-07-26T08:00:00+08:00');
  expect([on('23:59'), nextDay].map((now) => standingOf(untimed, now))).toEqual(['in-force', 'silent']);
});

test('what is told by two sources names both', () => {
  const [event] = linked({ at: '08:00' }, { at: '08:01', source: 'cap' }).events;
  expect(event && lastOf(event).told.map(({ source }) => source)).toEqual(['qweather', 'cap']);
});
