import { endOf, type Shift, startOf } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { roleNames, shiftName } from './words.ts';

/** https://www.rfc-editor.org/rfc/rfc5545: lines end in CRLF and are folded after 75 octets. */
export function icsOf(
  shifts: readonly Shift[],
  { name, me, now }: { readonly name: string; readonly me?: PersonId; readonly now: Instant },
): string {
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//zhishou//duty//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ],
    ...[`X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
    ...shifts.flatMap((shift) => eventOf(shift, me, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** One watch is one event for ever: what changes is its people, never its id. */
function eventOf(shift: Shift, me: PersonId | undefined, now: Instant): string[] {
  const mine = shift.places.filter(({ person }) => me !== undefined && person === me);
  const role = mine.map((place) => roleNames[place.role]).join('、');
  const people = shift.places.map((place) => `${roleNames[place.role]} ${place.name}`).join('\n');
  const what = `${shift.post?.name ?? ''}${shiftName(shift)}`;
  const kept = [people, ...(shift.note ? [shift.note] : [])].join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(shift.id)}@zhishou`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startOf(shift))}`,
    `DTEND:${stamp(endOf(shift))}`,
    `SUMMARY:${escaped(role === '' ? `值班 ${what}` : `值班 ${what}（${role}）`)}`,
    `DESCRIPTION:${escaped(kept)}`,
    ...(shift.room ? [`LOCATION:${escaped(shift.room)}`] : []),
    'END:VEVENT',
  ];
}

function stamp(at: Instant): string {
  return `${isoOf(at).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** A lone return ends a line for some readers too; no other control sign may stand in a value. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

const mostOctets = 75;

/** A character of several octets is never cut. */
function folded(line: string): string {
  let size = 0;
  return [...line]
    .map((sign) => {
      const octets = new TextEncoder().encode(sign).length;
      size += octets;
      if (size <= mostOctets) return sign;
      size = 1 + octets;
      return `\r\n ${sign}`;
    })
    .join('');
}
