import { expect, test } from 'vitest';
import { nearnessOf } from '../../../../shared/domain/alerts/typhoon.ts';
import { type Instant, zonedIso } from '../../../../shared/domain/time.ts';
import { readOpenMeteo } from '../../../../shared/feeds/weather/open-meteo.ts';
import { readTyphoonList, readTyphoonView } from '../../../../shared/feeds/weather/typhoon-nmc.ts';
import { readStormList, readStormTrack } from '../../../../shared/feeds/weather/typhoon-qweather.ts';
import { readZjInfo, readZjList } from '../../../../shared/feeds/weather/typhoon-zj.ts';
import { nmcList, nmcView, zjInfo } from '../../../kit/typhoons.ts';

const clock = (at: Instant | undefined) => (at === undefined ? at : zonedIso(at).slice(0, 16));

test('NMC’s list has two parentheses and names that end in a line break, its view one', () => {
  expect(readTyphoonList(nmcList)).toEqual([
    { id: '1', name: '试风', active: true },
    { id: '2', name: '停风', active: false },
  ]);
  expect(readTyphoonView(nmcView)).toMatchObject({ id: '1', name: '试风', active: true });
});

test('NMC’s hours are UTC, its longitude stands first, and what it does not know is left out', () => {
  const fixes = readTyphoonView(nmcView)?.fixes ?? [];
  expect(fixes.map(({ at, latitude, longitude }) => [clock(at), latitude, longitude])).toEqual([
    ['2026-05-12T06:00', 20, 123],
    ['2026-05-12T09:00', 21, 122.5],
  ]);
  expect(fixes[0]?.circles).toEqual([]);
  expect(fixes[0]?.windMs).toBeUndefined();
  expect(fixes[1]?.circles).toEqual([{ force: 7, ne: 300, se: 200, sw: 150, nw: 250 }]);
});

test('Zhejiang’s hours are Beijing’s and not padded, its north-west comes third, an array or an object is the same', () => {
  const [track, same] = [readZjInfo([zjInfo]), readZjInfo(zjInfo)];
  expect(track).toEqual(same);
  expect(track?.fixes.map(({ at, grade }) => [clock(at), grade])).toEqual([['2026-05-12T09:00', 'STS']]);
  expect(track?.fixes[0]?.circles).toEqual([{ force: 7, ne: 300, se: 200, nw: 250, sw: 150 }]);
  expect(readZjList([{ tfid: '202601', name: '试风', isactive: '1' }])?.[0]?.active).toBe(true);
});

test('both sites’ circles say the same of us, in their unlike orders', () => {
  const here = { latitude: 25, longitude: 119.8 };
  const near = [readTyphoonView(nmcView), readZjInfo(zjInfo)].map(
    (track) => track && nearnessOf(track, here),
  );
  expect(near.map((one) => [one?.quadrant, one?.reachKm])).toEqual([
    ['nw', 250],
    ['nw', 250],
  ]);
  expect(near[0]?.distanceKm).toBeGreaterThan(515);
  expect(near[0]?.distanceKm).toBeLessThan(530);
});

test('QWeather’s bodies carry a code of their own, and all its numbers are text', () => {
  const point = { time: '2026-05-12T09:00+08:00', lat: '21', lon: '122.5', type: 'STS', windSpeed: '30' };
  const radii = { neRadius: '300', seRadius: '200', swRadius: '150', nwRadius: '250' };
  const storm = { id: 'NP_2601', name: '试风', active: true };
  const track = readStormTrack({ code: '200', track: [{ ...point, windRadius30: radii }] }, storm);
  expect(track?.fixes[0]?.circles).toEqual([{ force: 7, ne: 300, se: 200, sw: 150, nw: 250 }]);
  expect(readStormTrack({ code: '404' }, storm)).toBeUndefined();
  expect(readStormList({ code: '200', storm: [{ id: 'a', name: 'b', isActive: '0' }] })?.[0]?.active).toBe(
    false,
  );
  expect(readStormList({ code: '402' })).toBeUndefined();
});

test.each([['x'], ['callback(null)'], ['<html>'], ['']])(
  'what is no JSONP of theirs is broken: %s',
  (text) => {
    expect([readTyphoonList(text), readTyphoonView(text)]).toEqual([undefined, undefined]);
  },
);

test('a model’s nulls stay unsaid, and km/h become m/s', () => {
  const daily = {
    time: ['2026-05-13', '2026-05-14'],
    temperature_2m_max: [33.4, null],
    wind_gusts_10m_max: [36, null],
  };
  expect(readOpenMeteo({ daily, daily_units: { wind_gusts_10m_max: 'km/h' } })).toEqual([
    { day: '2026-05-13', highest: 33.4, gustMs: 10 },
    { day: '2026-05-14' },
  ]);
  expect(readOpenMeteo({ reason: 'no', error: true })).toBeUndefined();
});

test('an empty list where circles should be, numbers where text should be, and a place off the earth lose no storm', () => {
  const storm = { id: 'NP_2601', name: '试风', active: true };
  const point = { time: '2026-05-12T09:00+08:00', lat: 21, lon: 122.5, windRadius64: [], windRadius30: null };
  const swapped = { ...point, time: '2026-05-12T10:00+08:00', lat: '122.5', lon: '21' };
  const found = readStormTrack({ code: '200', now: [], track: [point, swapped, 'x'] }, storm);
  expect(found?.fixes.map(({ latitude, circles }) => [latitude, circles])).toEqual([[21, []]]);
  expect(readStormTrack({ code: '200', track: [swapped] }, storm)).toBeUndefined();
  const zj = { ...zjInfo, tfid: 202601, isactive: 1, points: [...zjInfo.points, { time: '', lat: null }] };
  expect(readZjInfo([zj])).toMatchObject({ id: '202601', active: true, fixes: [{ latitude: 21 }] });
  expect(
    readZjInfo([{ ...zj, points: [{ time: '2026/5/12 9:00:00', lng: '21', lat: '9999' }] }]),
  ).toBeUndefined();
  expect(readZjList({ tfid: '202601', name: '试风', isactive: '1' })?.[0]?.id).toBe('202601');
});

test('NMC’s storm without points is young; one whose points nobody can read is broken', () => {
  const view = (points: string) =>
    `v({"typhoon":[7,"nameless","热带低压",0,0,null,null,"start",${points},[]]})`;
  expect(readTyphoonView(view('[]'))?.fixes).toEqual([]);
  expect(readTyphoonView(view('null'))?.fixes).toEqual([]);
  expect(readTyphoonView(view('[[1,"202605120100",1,"TS",21,122.5]]'))).toBeUndefined();
});
