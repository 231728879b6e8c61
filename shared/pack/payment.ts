import { noBreak } from '../rules/dates.ts';
import { accountsOf } from './account.ts';
import type { PackCommon } from './data.ts';
import type { Block, Pair } from './model.ts';
import { freelancerName, namedOnce } from './text.ts';

const iban = (text: string): string => (text.replace(/\s/g, '').match(/.{1,4}/gu) ?? []).join(noBreak);

/** Where to pay, or whom to ask; nothing when nothing is to be paid. */
export const howToPay = (data: PackCommon): readonly Block[] => {
  const { bank, email, phone } = data.freelancer;
  const owed = accountsOf(data).filter(({ open, openCount }) => openCount > 0 && open > 0);
  if (owed.length === 0) return [];
  const reference = owed
    .map(({ currency, rows }) => {
      const numbers = rows.filter(({ open }) => open > 0).map(({ invoice }) => invoice.number.replaceAll(' ', noBreak));
      return owed.length === 1 ? numbers.join(', ') : `${currency}: ${numbers.join(', ')}`;
    })
    .join('\n');
  const reach = [email, phone].filter((text) => text !== '').join(', ');
  const hasAccount = bank.iban.trim() !== '' || bank.lines.some((line) => line.trim() !== '');
  const row = (label: string, value: string, look: Pair['look'] = 'plain'): readonly Pair[] =>
    value.trim() === '' ? [] : [{ label, value, look }];
  if (!hasAccount) {
    const ask = email === '' ? 'Please ask for payment details.' : `Please ask ${email} for payment details.`;
    return [
      {
        kind: 'pairs',
        title: 'How to pay',
        labelWidth: 84,
        width: 468,
        rows: [...row('Payment details', ask), ...row('Reference', reference)],
      },
    ];
  }
  const holder = bank.holder.trim() === '' ? freelancerName(data) : bank.holder;
  const name = freelancerName(data);
  return [
    {
      kind: 'pairs',
      title: 'How to pay',
      labelWidth: 84,
      width: 468,
      rows: [
        ...row('Account holder', namedOnce(holder, name)),
        ...row('IBAN', iban(bank.iban), 'strong'),
        ...row('Account', bank.lines.filter((line) => line.trim() !== '').join('\n')),
        ...row('BIC', bank.bic),
        ...row('Reference', reference),
        ...row('Questions', reach),
      ],
    },
  ];
};
