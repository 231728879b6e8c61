import type { ReactNode } from 'react';
import { passphraseStrength } from '#shared/rules/passphrase-strength.ts';
import { TextField } from '../../../components/index.ts';
import settings from '../settings.module.css';
import styles from './lock.module.css';

const shortest = 8;

/** What the passphrase is worth, without praise. */
const Strength = ({ passphrase }: { readonly passphrase: string }) => {
  if (passphrase === '') return null;
  const { share, holds, enough } = passphraseStrength(passphrase);
  return (
    <div className={styles.strength} role="status">
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <p className="small">
        Somebody with your files and a hundred strong graphics cards would guess it within <b>{holds}</b>.{' '}
        {enough ? '' : 'A few more words that have nothing to do with each other make it years.'}
      </p>
    </div>
  );
};

export type NewWords = { readonly passphrase: string; readonly again: string };
export const noWords: NewWords = { passphrase: '', again: '' };

export const problemOf = ({ passphrase, again }: NewWords): string | null =>
  passphrase.length < shortest
    ? `A passphrase has at least ${shortest} characters. A short sentence of your own is easy to keep in mind.`
    : passphrase === again
      ? null
      : 'The two are not the same. Type it once more.';

export const NewPassphrase = ({
  label = 'New passphrase',
  words,
  onChange,
}: {
  readonly label?: string;
  readonly words: NewWords;
  readonly onChange: (words: NewWords) => void;
}) => (
  <>
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      value={words.passphrase}
      onChange={(passphrase) => onChange({ ...words, passphrase })}
    />
    <Strength passphrase={words.passphrase} />
    <TextField
      label="The same once more"
      type="password"
      autoComplete="new-password"
      value={words.again}
      onChange={(again) => onChange({ ...words, again })}
    />
  </>
);

export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className={settings.group}>
    <h3 className="h3">{title}</h3>
    <div className={styles.form}>{children}</div>
  </div>
);
