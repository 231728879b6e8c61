import { describe, expect, it } from 'vitest';
import type { Attachment, Letter } from '#shared/model/index.ts';
import { papersOf } from '#shared/rules/papers.ts';
import { invoiceOf } from './builders.ts';

const file = (digit: string, name: string): Attachment => ({
  sha256: digit.repeat(64),
  name,
  size: 1,
  mediaType: 'application/pdf',
});
const letter = (id: string, on: string, own: Partial<Letter> = {}): Letter => ({
  id,
  letterId: 'thank-you',
  variant: 'warm',
  state: 'sent',
  on,
  to: 'Petra Saar',
  form: 'Email',
  proof: '',
  fields: {},
  subject: 'Thank you',
  body: 'Dear Petra',
  kept: [],
  ...own,
});
const entry = (attachments: readonly Attachment[], removedAt: string | null = null) => ({
  removedAt,
  facts: {
    at: '2026-05-01T10:00',
    kind: 'note' as const,
    title: '',
    text: 'x',
    minutesBilled: 0,
    minutesUnbilled: 0,
    people: [],
    tags: [],
    agreement: null,
    attachments: [...attachments],
    notable: false,
  },
});

describe('The papers that can show something', () => {
  it('are files of records and entries, each once, then letters that went out with their words', () => {
    const invoices = [{ ...invoiceOf({ id: 'inv-1' }), files: [file('b', 'statement.pdf')] }];
    const letters = [
      letter('let-2', '2026-06-02'),
      letter('let-1', '2026-06-01', { subject: '' }),
      letter('let-3', '2026-06-03', { state: 'draft' }),
      letter('let-4', '2026-06-04', { body: ' ' }),
    ];
    const entries = [entry([file('c', 'receipt.jpg'), file('b', 'again.pdf')]), entry([file('d', 'gone.pdf')], 'x')];
    expect(papersOf({ agreements: [], invoices, letters }, entries, 'en-GB')).toEqual([
      { id: 'b'.repeat(64), label: 'statement.pdf' },
      { id: 'c'.repeat(64), label: 'receipt.jpg' },
      { id: 'let-1', label: 'Letter of 1\u00a0June 2026' },
      { id: 'let-2', label: 'Letter of 2\u00a0June 2026: Thank you' },
    ]);
  });
});
