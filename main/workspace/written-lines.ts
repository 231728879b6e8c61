import type { Form } from './form.ts';

/** A whole journal as it stands in its file. `plain` holds what the file says, line by line. */
export const writtenLines = (form: Form, place: string, plain: Buffer): Buffer => {
  if (!form.encrypted) return plain;
  const parts: string[] = [];
  let start = 0;
  for (let number = 1; start < plain.length; number += 1) {
    const feed = plain.indexOf(10, start);
    const end = feed === -1 ? plain.length : feed;
    parts.push(form.line(place, number, plain.toString('utf8', start, end)), feed === -1 ? '' : '\n');
    start = end + 1;
  }
  return Buffer.from(parts.join(''), 'latin1');
};
