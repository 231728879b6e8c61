/** JSON in the form of RFC 8785, as the bytes of a file: a long pack is never one text in memory. */
import canonicalize from 'canonicalize';

const nfc = (value: unknown): unknown => {
  // RFC 8785 has no form for half a character.
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map(nfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.normalize('NFC'), nfc(part)]));
};

const whole = (value: unknown): string => canonicalize(nfc(value)) ?? 'null';

/** The text in pieces: long lists item by item, whatever lies in an item as a whole. Keys stand in the order of UTF-16. */
function* pieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield `${index === 0 ? '[' : ','}${whole(item)}`;
    yield value.length === 0 ? '[]' : ']';
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, part]) => part !== undefined);
    const sorted = fields
      .map(([key, part]) => [key.normalize('NFC'), part] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [key, part]] of sorted.entries()) {
      yield `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      yield* pieces(part);
    }
    yield sorted.length === 0 ? '{}' : '}';
  } else yield whole(value);
}

const step = 2 ** 18;

/** RFC 8785 (sorted keys, shortest numbers), NFC, one line feed at the end. */
export const canonicalJson = (value: unknown): Uint8Array => {
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let text = '';
  for (const piece of pieces(value)) {
    text += piece;
    if (text.length < step) continue;
    parts.push(encoder.encode(text));
    text = '';
  }
  parts.push(encoder.encode(`${text}\n`));
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
