import { createHmac, createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptWith, encryptWith } from '#main/workspace/crypto/envelope.ts';
import { keyringSchema, openWithCode, openWithPassphrase } from '#main/workspace/crypto/keyring.ts';
import { deriveBytes, hkdf, keyIdOf } from '#main/workspace/crypto/keys.ts';
import { keyOfPassphrase, scryptCost } from '#main/workspace/crypto/passphrase.ts';
import { encryptedForm } from '#main/workspace/form.ts';
import { openWhole } from '#main/workspace/sealed-file.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('the cryptography, against answers that are known', () => {
  it('AES-256-GCM answers as test case 16 of the GCM specification', () => {
    const key = createSecretKey(hex('feffe9928665731c6d6a8f9467308308'.repeat(2)));
    const nonce = hex('cafebabefacedbaddecaf888');
    const about = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const plain = hex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const { ciphertext, tag } = encryptWith(key, nonce, about, plain);
    expect(ciphertext.toString('hex')).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
    );
    expect(tag.toString('hex')).toBe('76fc6ece0f4e1768cddf8853bb2d551b');
    expect(decryptWith(key, nonce, about, ciphertext, tag)?.equals(plain)).toBe(true);
  });

  it('scrypt answers as RFC 7914, section 12', async () => {
    const key = await keyOfPassphrase('pleaseletmein', Buffer.from('SodiumChloride'), { N: 16384, r: 8, p: 1 });
    expect(key.export().toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
  });

  it('a new passphrase asks for 128 MiB of work', () => {
    expect(128 * scryptCost.N * scryptCost.r * scryptCost.p).toBe(128 * 1024 ** 2);
  });

  it('one passphrase is the same however a keyboard composes its signs and spaces', async () => {
    const keyOf = (text: string) => keyOfPassphrase(text, Buffer.from('salt'), { N: 16384, r: 8, p: 1 });
    const [composed, apart, other] = await Promise.all([
      keyOf('Grüße aus Köln'),
      keyOf('Gru\u0308ße\u00a0aus Ko\u0308ln'),
      keyOf('grüße aus Köln'),
    ]);
    expect(composed.equals(apart)).toBe(true);
    expect(composed.equals(other)).toBe(false);
  });

  it('HKDF-SHA-256 answers as RFC 5869, appendices A.1 and A.2', () => {
    const a1 = hkdf(hex('0b'.repeat(22)), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42);
    expect(a1.toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
    const run = (from: number): Buffer => Buffer.from(Array.from({ length: 80 }, (_, index) => from + index));
    const a2 = hkdf(run(0), run(0x60), run(0xb0), 82);
    expect(a2.toString('hex')).toBe(
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    );
  });

  it('keys are derived with it, each for its use', () => {
    const secret = hex('0b'.repeat(22));
    const salt = hex('000102030405060708090a0b0c');
    const hmac = (key: Buffer, text: Buffer): Buffer => createHmac('sha256', key).update(text).digest();
    const extracted = hmac(salt, secret);
    const expanded = hmac(extracted, Buffer.concat([Buffer.from('good-terms/1/test'), Buffer.from([1])]));
    expect(deriveBytes(secret, 'test', salt).equals(expanded)).toBe(true);
  });
});

/** Written once by this version; every later one has to read it. */
const kept = {
  dataKey: Buffer.from(Array.from({ length: 32 }, (_, index) => index)),
  code: '7ZZV-YZSY-ZTZ7-WFFX-QNYK-SZ5W-FGEQ',
  keyring: {
    schemaVersion: 1,
    id: '2c1402b75ea68bb70a44ababba601d4c',
    passphrase: {
      kdf: 'scrypt',
      cost: { N: 16384, r: 8, p: 1 },
      salt: 'tT+5EnwKW1ARYbwhz0NQxA==',
      wrapped: 'r6iUcMeYFJ7kZNldmV0sEnFKcpV+9UjKzyeII6Vn9ozTiwOEE3eoJo4DcyZzLODU+foQaETgigCrlgPk',
    },
    recovery:
      'VPZQZwSSQzZWVUOiq98K1qsnB6AY6A/5PvzshcPq2jAsvLUSQYzWNPgGAKDqoJou4jjdr+trcwiWJYoFNkD/lG+O+qibqCKsNplowA==',
  },
  document: `{
  "encrypted": 1,
  "recovery": "VPZQZwSSQzZWVUOiq98K1qsnB6AY6A/5PvzshcPq2jAsvLUSQYzWNPgGAKDqoJou4jjdr+trcwiWJYoFNkD/lG+O+qibqCKsNplowA==",
  "data": "kqOBtA40rnViJfXWbQGcYJ3vP+KMkrOM73tcALFWmT/yGPYaBnzQTWtRbBTJqjix3SFRs60Tgz2Q3pdEiqKItc0PAEMeXG/JveI7A4zAU0aKYoi2loRnn3OycUpBGhEe394dZWAGl46HbtRuZAT8iWc/wP+0CqY7M765La6/CGyLPpRR5HNBRxChDqETe1o9p1hyLQmFqaGvZHHCLWkuBQ==",
  "digest": "e5c6b05f4a4ef5b19ebe3e8cd1473bf8835a29ff57b96489fb7b742fc860402f"
}
`,
  line: 'QNxxdj1Tof+peLcjkGnrn6/YTK31J9jQQMuTtGcfJCOj0IQjXw==\n',
  fileName: 'e835952a910cbf67945d79f1f1ab79755b3cdfba59c02c8f2f37d898261411a54ab33ea8e4521cac7f3c863ccaa41ebc',
  file: 'R1RGSUxFAAHv5v/LpLrSCO0Yhqv/IKgZ0RiGWvBfd0XUhGOPAr9BNja5sMpedbFNQKJanGD6ZRkro/HvYlz5Pn6aFOMPwUchYJRM7ojLZ+9Ahb1ZJg==',
};

describe('files encrypted by the first version', () => {
  const keyring = keyringSchema.parse(kept.keyring);
  const form = encryptedForm(kept.dataKey, kept.keyring.recovery);

  it('give their key to the passphrase and to the recovery code', async () => {
    expect(keyIdOf(kept.dataKey)).toBe(keyring.id);
    expect((await openWithPassphrase(keyring, 'correct horse battery staple'))?.equals(kept.dataKey)).toBe(true);
    expect(openWithCode(keyring.recovery, kept.code)?.equals(kept.dataKey)).toBe(true);
    expect(await openWithPassphrase(keyring, 'correct horse battery stable')).toBeNull();
  });

  it('open in the place they were written for', () => {
    expect(form.readDocument('clients/a/client.json', Buffer.from(kept.document))).toEqual({
      value: { schemaVersion: 1, name: 'Hollis & Wren' },
      altered: false,
    });
    expect(openWhole(kept.dataKey, 'ab'.repeat(32), Buffer.from(kept.file, 'base64'))?.toString()).toBe(
      'An agreement.',
    );
    expect(form.fileName('ab'.repeat(32))).toBe(kept.fileName);
    expect(form.digestOf(kept.fileName)).toBe('ab'.repeat(32));
  });

  it('open as the line they were written as', () => {
    const place = 'clients/a/journal.jsonl';
    const before = Array.from({ length: 6 }, (_, index) => `${form.line(place, index + 1, '{}')}\n`).join('');
    const { plain } = form.readLines(place, Buffer.from(before + kept.line));
    expect(plain.toString()).toBe(`${'{}\n'.repeat(6)}{"seq":7}\n`);
  });
});
