/** The recovery code: 128 bits as 28 signs in seven groups, made to be printed, read and typed. */

/** Crockford's base 32: no I, L, O or U, so that no two signs look alike. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest prime below 1024: any one wrong sign and any two neighbours in the wrong order change the rest. */
const prime = 1021n;

const secretSigns = 26;
const codeSigns = 28;
const group = 4;

const inSigns = (value: bigint, length: number): string => {
  let text = '';
  for (let rest = value, n = 0; n < length; n += 1, rest >>= 5n) text = `${signs.charAt(Number(rest & 31n))}${text}`;
  return text;
};

/** The code of a secret of 16 bytes: "7KQ2-…", seven groups of four. */
export const recoveryCodeOf = (secret: Uint8Array): string => {
  const value = secret.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const text = inSigns(value, secretSigns) + inSigns(value % prime, codeSigns - secretSigns);
  return (text.match(new RegExp(`.{${group}}`, 'g')) ?? []).join('-');
};

/**
 * The secret of a code as a person types or pastes it, or what is the matter with it. Spaces, dashes of any kind, signs
 * that are not seen and small letters do not matter.
 */
export const readRecoveryCode = (
  typed: string,
): { readonly secret: Uint8Array } | { readonly wrong: 'length' | 'sign' | 'mistyped' } => {
  const text = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (/[^0-9A-HJKMNP-TV-Z]/.test(text)) return { wrong: 'sign' };
  if (text.length !== codeSigns) return { wrong: 'length' };
  const read = (part: string): bigint => [...part].reduce((sum, sign) => (sum << 5n) | BigInt(signs.indexOf(sign)), 0n);
  const value = read(text.slice(0, secretSigns));
  if (value >> 128n !== 0n || value % prime !== read(text.slice(secretSigns))) return { wrong: 'mistyped' };
  const secret = Uint8Array.from({ length: 16 }, (_, at) => Number((value >> BigInt(8 * (15 - at))) & 255n));
  return { secret };
};
