/** Days as a calendar file other programs read. Source: RFC 5545 (iCalendar), all-day events of one day. */
import { addDays } from './dates.ts';

export type CalendarDay = {
  /** Stays the same as long as the date means the same thing: a program that reads the file again moves the event. */
  readonly uid: string;
  /** A civil day. */
  readonly on: string;
  /** The only words of the event: no notes, no amounts, nothing private. */
  readonly title: string;
};

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks in a text are escaped; other control characters have no place. */
export const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** Octets of one character in UTF-8. A half of a pair alone is written as U+FFFD: three. */
const octets = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** RFC 5545, 3.1: no line is longer than 75 octets; the next one goes on after a space. Characters stay whole. */
export const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let length = 0;
  for (const character of line) {
    const more = octets(character);
    if (length + more > 75) {
      lines.push(current);
      current = ' ';
      length = 1;
    }
    current += character;
    length += more;
  }
  return [...lines, current].join('\r\n');
};

const basic = (day: string): string => day.replaceAll('-', '');

/** RFC 5545, 3.8.4.7: a UID is a text without spaces; what it is made of here is kept to plain characters. */
const uidOf = (uid: string): string => `${uid.normalize('NFKC').replace(/[^A-Za-z0-9.-]+/g, '-')}@goodterms.example`;

/** The whole file, with CRLF after every line. `today` (a civil day) stamps the events, so the same dates give the same bytes all day. */
export const calendarFile = (days: readonly CalendarDay[], today: string): string => {
  const stamp = `${basic(today)}T000000Z`;
  const seen = new Map<string, number>();
  const lines = days.flatMap(({ uid, on, title }) => {
    const count = (seen.get(uid) ?? 0) + 1;
    seen.set(uid, count);
    return [
      'BEGIN:VEVENT',
      `UID:${uidOf(count === 1 ? uid : `${uid}-${count}`)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(on)}`,
      `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`,
      `SUMMARY:${escaped(title)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Good Terms//Good Terms//EN', ...lines, 'END:VCALENDAR']
    .map((line) => `${folded(line)}\r\n`)
    .join('');
};
