import { encode } from 'uqr';
import { noBreak } from '../rules/dates.ts';
import { formatMoney } from '../rules/money.ts';
import { epcPayload } from '../rules/pack-names.ts';
import type { Account } from '../rules/statement.ts';
import type { PackCommon } from './data.ts';
import type { Block, Pair, PaymentCode } from './model.ts';
import { freelancerName, namedOnce } from './text.ts';

const iban = (text: string): string => (text.replace(/\s/g, '').match(/.{1,4}/gu) ?? []).join(noBreak);

const filled = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');

/** Highest version of the symbol the standard allows: 69 modules a side. */
const highestVersion = 13;

/**
 * The payment code (EPC069-12 version 002, error correction M) of an account; null outside the euro, without an IBAN,
 * without anything to pay, or when the payload is longer than the standard allows.
 */
const paymentCode = (data: PackCommon, account: Account, reference: readonly string[]): PaymentCode | null => {
  const { bank } = data.freelancer;
  const payload = epcPayload({
    currency: account.currency,
    iban: bank.iban,
    bic: bank.bic,
    holder: bank.holder.trim() === '' ? freelancerName(data) : bank.holder,
    minor: account.open,
    reference: reference.join(' '),
  });
  if (payload === null) return null;
  const symbol = encode(payload, { ecc: 'M', boostEcc: false, border: 0 });
  if (symbol.version > highestVersion) return null;
  return {
    modules: symbol.data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
    alt: `Payment code for a SEPA transfer of ${formatMoney(account.open, account.currency).replaceAll(noBreak, ' ')}`,
    caption: 'Scan with a banking app.\nPays the total open.',
  };
};

/** Where to pay one account, or whom to ask; nothing when nothing is to be paid. `title` heads the box. */
export const howToPay = (data: PackCommon, account: Account, title: string): readonly Block[] => {
  const { bank, email, phone } = data.freelancer;
  if (account.openCount === 0 || account.open <= 0) return [];
  const numbers = account.rows.filter(({ open }) => open > 0).map(({ invoice }) => invoice.number);
  const reference = numbers.map((number) => number.replaceAll(' ', noBreak)).join(', ');
  const row = (label: string, value: string, look: Pair['look'] = 'plain'): readonly Pair[] =>
    value.trim() === '' ? [] : [{ label, value, look }];
  if (bank.iban.trim() === '' && filled(bank.lines).length === 0) {
    const ask = email === '' ? 'Please ask for payment details.' : `Please ask ${email} for payment details.`;
    return [
      {
        kind: 'pairs',
        title,
        labelWidth: 84,
        width: 468,
        rows: [...row('Payment details', ask), ...row('Reference', reference)],
      },
    ];
  }
  const holder = bank.holder.trim() === '' ? freelancerName(data) : bank.holder;
  const code = paymentCode(data, account, numbers);
  return [
    {
      kind: 'pairs',
      title,
      labelWidth: 84,
      width: code === null ? 468 : 348,
      rows: [
        ...row('Account holder', namedOnce(holder, freelancerName(data))),
        ...row('IBAN', iban(bank.iban), 'strong'),
        ...row('Account', filled(bank.lines).join('\n')),
        ...row('BIC', bank.bic),
        ...row('Reference', reference),
        ...row('Questions', filled([email, phone]).join(', ')),
      ],
      ...(code === null ? {} : { code }),
    },
  ];
};
