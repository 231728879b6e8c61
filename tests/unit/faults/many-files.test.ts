import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { verifyBackup } from '#main/backup/index.ts';
import { temporaryFolder } from '../../builders/host.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A ZIP of plain, unpacked files, with the larger counts of ZIP64 (APPNOTE 4.3.14 to 4.3.16). */
const zipOf = (files: readonly (readonly [name: string, bytes: Buffer])[]): Buffer => {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), facts, path, bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, rest, path);
    offset += 30 + path.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(56 + 20 + 22);
  end.write('PK\u0006\u0006', 0, 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(files.length), 24);
  end.writeBigUInt64LE(BigInt(files.length), 32);
  end.writeBigUInt64LE(BigInt(directory.length), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.write('PK\u0006\u0007', 56, 'latin1');
  end.writeBigUInt64LE(BigInt(offset + directory.length), 64);
  end.writeUInt32LE(1, 72);
  end.write('PK\u0005\u0006', 76, 'latin1');
  end.fill(0xff, 84, 96);
  return Buffer.concat([...parts, directory, end]);
};

it('A backup of 200,000 files is read to its end: each is counted and checked, and the one that was altered is named', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'good-terms-2026-03-04-170509.zip');
  const altered = 123_456;
  const files: (readonly [string, Buffer])[] = [];
  const manifest: string[] = [];
  let bytes = 0;
  for (let number = 0; number < 200_000; number += 1) {
    const digest = sha256(Buffer.from(String(number)));
    const content = Buffer.from(String(number === altered ? altered + 1 : number));
    files.push([`bag/data/files/${digest}`, content]);
    manifest.push(`${digest}  data/files/${digest}\n`);
    bytes += content.length;
  }
  const tags = [
    ['bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', Buffer.from(`Payload-Oxum: ${bytes}.200000\nClients: 0\nEntries: 0\nInvoices: 0\n`)],
    ['manifest-sha256.txt', Buffer.from(manifest.join(''))],
  ] as const;
  for (const [name, text] of tags) files.push([`bag/${name}`, text]);
  const listed = tags.map(([name, text]) => `${sha256(text)}  ${name}\n`).join('');
  files.push(['bag/tagmanifest-sha256.txt', Buffer.from(listed)]);
  writeFileSync(path, zipOf(files));

  const verified = await verifyBackup(path);
  const name = `files/${sha256(Buffer.from(String(altered)))}`;
  expect(verified.ok && verified.value.contents).toMatchObject({ files: 200_000, attachments: 200_000 });
  expect(verified.ok && verified.value.problems).toEqual([
    `${name} was altered.`,
    `${name} is not the file that was attached.`,
  ]);
  rmSync(folder, { recursive: true, force: true });
});
