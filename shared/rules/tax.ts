/** Tax on an invoice: percent as text with at most two decimals, amounts in minor units. */

export type ParsedRate =
  | { readonly ok: true; readonly rate: string }
  | { readonly ok: false; readonly message: string };

/** Reads "23", "23 %", "8,1": the form the model keeps ("8.1"). Empty means no tax. */
export const parseRate = (text: string): ParsedRate => {
  const bare = text.normalize('NFKC').replace('%', '').replace(',', '.').trim();
  if (bare === '') return { ok: true, rate: '' };
  const match = /^0*(\d{1,2})(?:\.(\d{0,2}))?$/.exec(bare);
  if (match === null) {
    return { ok: false, message: 'This does not read as a rate. Write the percent, for example 23 or 8.1.' };
  }
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  return { ok: true, rate: decimals === '' ? `${match[1]}` : `${match[1]}.${decimals}` };
};

/**
 * The tax on a net amount, rounded half up to the smallest unit (EU law leaves the method to the member states, see CJEU
 * C-484/06; half up is the usual one). `rate` as the model keeps it. Exact: no floating point.
 */
export const taxOf = (net: number, rate: string): number => {
  const [whole = '0', decimals = ''] = rate.split('.');
  const hundredths = BigInt(whole === '' ? '0' : whole) * 100n + BigInt(decimals.padEnd(2, '0') || '0');
  return Number((BigInt(net) * hundredths + 5000n) / 10_000n);
};
