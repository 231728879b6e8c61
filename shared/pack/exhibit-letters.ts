/** Letters that were sent, as exhibits: the words that went out, as a text file. */
import type { Letter } from '../model/index.ts';
import { byMethod } from '../rules/notice.ts';

/** "by email", also where the way is written with a capital. */
const way = (form: string): string =>
  byMethod(form.trim().replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()));

/** The file of a letter: to whom, how and when it went, then its words. The same letter gives the same text everywhere. */
export const letterText = ({
  to,
  form,
  on,
  subject,
  body,
}: Pick<Letter, 'to' | 'form' | 'on' | 'subject' | 'body'>) => {
  const head = [
    ['To', to.trim()],
    ['Sent', [on, way(form)].filter((part) => part !== '').join(' ')],
    ['Subject', subject.trim()],
  ].flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return `${head.join('\n')}\n\n${body.trim().replace(/\r\n?/g, '\n')}\n`.normalize('NFC');
};

/** "Letter sent to Carla Meireles by email". */
export const letterShows = ({ to, form }: Pick<Letter, 'to' | 'form'>): string =>
  ['Letter sent', to.trim() === '' ? '' : `to ${to.trim()}`, way(form)].filter((part) => part !== '').join(' ');
