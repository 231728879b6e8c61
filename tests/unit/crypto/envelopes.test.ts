import { createSecretKey, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, seal } from '#main/workspace/crypto/envelope.ts';
import { plainLength, sealFile } from '#main/workspace/crypto/file-stream.ts';
import { newRecoveryCode, openWithCode, wrapForRecovery } from '#main/workspace/crypto/keyring.ts';
import { namesFor } from '#main/workspace/crypto/keys.ts';
import { nodeFileDisk, openFiles } from '#main/workspace/files.ts';
import { encryptedForm } from '#main/workspace/form.ts';
import { openWhole, sealWhole } from '#main/workspace/sealed-file.ts';
import { readRecoveryCode, recoveryCodeOf } from '#shared/rules/recovery-code.ts';
import { newFolder } from '../../builders/workspace.ts';

const key = createSecretKey(randomBytes(32));
const dataKey = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 400 });
const flipped = (from: Uint8Array, bit: number): Buffer => {
  const changed = Buffer.from(from);
  const at = Math.floor(bit / 8) % changed.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
};

describe('what is sealed', () => {
  it('opens with the same words about it and with no others', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (plain, about, other) => {
        const sealed = seal(key, about, plain);
        expect(open(key, about, sealed)?.equals(plain)).toBe(true);
        if (other !== about) expect(open(key, other, sealed)).toBeNull();
        expect(open(createSecretKey(randomBytes(32)), about, sealed)).toBeNull();
      }),
    );
  });

  it('does not open with any bit of it changed, or cut', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(), (plain, bit, cut) => {
        const sealed = seal(key, 'here', plain);
        expect(open(key, 'here', flipped(sealed, bit))).toBeNull();
        expect(open(key, 'here', sealed.subarray(0, cut % sealed.length))).toBeNull();
      }),
    );
  });

  it('never has the nonce of anything sealed before, whatever is written how often', () => {
    const form = encryptedForm(dataKey, 'AA==');
    const nonces = new Set<string>();
    let count = 0;
    const note = (sealed: Uint8Array): void => {
      nonces.add(Buffer.from(sealed.subarray(0, 12)).toString('hex'));
      count += 1;
    };
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 3 }), (text, number) => {
        for (let again = 0; again < 20; again += 1) {
          note(Buffer.from(form.line('clients/a/journal.jsonl', number, text), 'base64'));
          const { data } = JSON.parse(form.documentText('workspace.json', `{"text":${JSON.stringify(text)}}`));
          note(Buffer.from(data, 'base64'));
        }
      }),
    );
    expect(nonces.size).toBe(count);
    expect(count).toBeGreaterThan(3000);
  });
});

describe('an encrypted file', () => {
  const chunk = 64 * 1024;
  const sizes = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 17];

  it.each(sizes)('of %i bytes comes back byte for byte, whatever parts it came in', (size) => {
    const plain = randomBytes(size);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 * chunk }), { minLength: 1, maxLength: 6 }), (steps) => {
        const sealer = sealFile(dataKey);
        const parts: Uint8Array[] = [];
        for (let at = 0, step = 0; at < size; step += 1) {
          const take = steps[step % steps.length] ?? 1;
          parts.push(...sealer.push(plain.subarray(at, at + take)));
          at += take;
        }
        const sealed = Buffer.concat([sealer.headerFor('it'), ...parts, ...sealer.finish()]);
        expect(plainLength(sealed.length)).toBe(size);
        expect(openWhole(dataKey, 'it', sealed)?.equals(plain)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('does not open under the name of another file, nor with chunks left out, repeated, cut or in another order', () => {
    const plain = randomBytes(3 * chunk + 100);
    const sealed = sealWhole(dataKey, 'one', plain);
    const [head, whole] = [sealed.subarray(0, 56), sealed.subarray(56)];
    const at = (n: number): Buffer => whole.subarray(n * (chunk + 16), (n + 1) * (chunk + 16));
    const other = sealWhole(dataKey, 'one', plain);
    const orders = [
      [at(0), at(1), at(3)],
      [at(0), at(1), at(2)],
      [at(1), at(0), at(2), at(3)],
      [at(0), at(1), at(1), at(2), at(3)],
      [at(0), other.subarray(56 + chunk + 16, 56 + 2 * (chunk + 16)), at(2), at(3)],
      [whole.subarray(0, whole.length - 1)],
    ];
    expect(openWhole(dataKey, 'two', sealed)).toBeNull();
    for (const parts of orders) expect(openWhole(dataKey, 'one', Buffer.concat([head, ...parts]))).toBeNull();
    expect(openWhole(dataKey, 'one', Buffer.concat([head, at(0), at(1), at(2), at(3)]))?.equals(plain)).toBe(true);
  });

  it('never is encrypted the same way twice', () => {
    const heads = Array.from({ length: 200 }, () => sealWhole(dataKey, 'one', Buffer.from('same')).toString('hex'));
    expect(new Set(heads).size).toBe(200);
  });

  it('is neither written nor read with a key that was let go', async () => {
    const folder = newFolder();
    const key = randomBytes(32);
    const files = openFiles(folder, null, nodeFileDisk, encryptedForm(key, 'AA=='));
    const kept = await files.add('a paper', [Buffer.from('One paper.')] as never);
    if (!kept.ok) throw new Error(kept.error.message);
    key.fill(0);
    await expect(files.add('another', [Buffer.from('Another paper.')] as never)).rejects.toThrow('let go');
    await expect(files.start(kept.value.sha256, 10)).rejects.toThrow('let go');
    expect(() => sealWhole(key, 'one', Buffer.from('same'))).toThrow('let go');
    expect(readdirSync(join(folder, 'files'))).toHaveLength(1);
  });

  it('has a name only this key reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(), (digest, bit) => {
        const sha256 = Buffer.from(digest).toString('hex');
        const { nameOf, digestOf } = namesFor(dataKey);
        const name = nameOf(sha256);
        expect(name).toMatch(/^[0-9a-f]{96}$/);
        expect(name).not.toContain(sha256.slice(0, 16));
        expect(digestOf(name)).toBe(sha256);
        expect(digestOf(flipped(Buffer.from(name, 'hex'), bit).toString('hex'))).toBeNull();
        expect(namesFor(randomBytes(32)).digestOf(name)).toBeNull();
      }),
    );
  });
});

describe('the recovery code', () => {
  const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });

  it('is seven groups of four signs that read back, typed with any case and spacing', () => {
    fc.assert(
      fc.property(secret, (bytesOf) => {
        const code = recoveryCodeOf(bytesOf);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = ` ${code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
        expect(readRecoveryCode(typed)).toEqual({ secret: bytesOf });
        for (const dash of ['\u2010', '\u2011', '\u2212', ' \u2013 ', '\u00ad', '\u200b', '\ufeff', '\n']) {
          expect(readRecoveryCode(code.replaceAll('-', dash))).toEqual({ secret: bytesOf });
        }
      }),
    );
  });

  it('notices any one wrong sign and any two neighbours that changed places', () => {
    const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(secret, fc.nat({ max: 27 }), fc.nat({ max: 31 }), (bytesOf, at, sign) => {
        const code = recoveryCodeOf(bytesOf).replaceAll('-', '');
        const wrong = `${code.slice(0, at)}${signs.charAt(sign)}${code.slice(at + 1)}`;
        if (wrong !== code) expect(readRecoveryCode(wrong)).toEqual({ wrong: 'mistyped' });
        const swapped = `${code.slice(0, at)}${code.charAt(at + 1)}${code.charAt(at)}${code.slice(at + 2)}`;
        if (swapped !== code) expect(readRecoveryCode(swapped)).toEqual({ wrong: 'mistyped' });
      }),
    );
    expect(readRecoveryCode('7ZZV')).toEqual({ wrong: 'length' });
    expect(readRecoveryCode('what is this?')).toEqual({ wrong: 'sign' });
  });

  it('opens what it closed, and no other code does', () => {
    const code = newRecoveryCode();
    const read = readRecoveryCode(code);
    if ('wrong' in read) throw new Error(read.wrong);
    const wrapped = wrapForRecovery(dataKey, read.secret);
    expect(openWithCode(wrapped, code)?.equals(dataKey)).toBe(true);
    expect(openWithCode(wrapped, newRecoveryCode())).toBeNull();
    expect(openWithCode(wrapped, 'nothing')).toBeNull();
  });
});
