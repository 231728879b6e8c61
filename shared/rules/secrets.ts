/** A simple, honest look for passwords in fields that must never hold one. It can miss one, and says nothing about strength. */

const names =
  'password|passwd|passphrase|passcode|passwort|kennwort|senha|palavra-passe|mot de passe|contraseña|wachtwoord|hasło|lösenord|pwd|pw|pin|secret|api[ _-]?key|token';
/** What stands behind the colon when somebody says where it is kept. */
const elsewhere = 'ask|see|with|in|none|no|kept|held|at|from|by|changed|reset|bei|siehe|com|ver';

const patterns: readonly RegExp[] = [
  // "password: …", "pw = …"
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})\\s*[:=]\\s*(?!(?:${elsewhere})(?![\\p{L}\\p{N}]))\\S{3,}`, 'iu'),
  // "PIN 1234", "password is lisboa24"
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})\\s+(?:(?:is|ist|est|es|é)\\s+)?\\S*\\d\\S*`, 'iu'),
  // https://user:secret@host
  /:\/\/[^\s/:@]+:[^\s/@]+@/u,
  // Keys that say what they are.
  /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|sk_live_|rk_live_|AKIA|AIza)[\w-]{8,}|\beyJ[\w-]{8,}\.[\w-]{8,}/u,
];

const isAddress = (word: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(word) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word);

/** Small and capital letters, figures and a mark that people put into passwords: "Sommer2026!". */
const isMixed = (word: string): boolean =>
  word.length >= 8 && [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[!$%^*?=~§<>{}[\]|\\@]/].every((part) => part.test(word));

/** One long word of letters and figures that keep changing: generated, not written. */
const isGenerated = (word: string): boolean =>
  /^[A-Za-z0-9]{14,}$/.test(word) &&
  /[a-z]/.test(word) &&
  /[A-Z]/.test(word) &&
  (word.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 4;

const holdsSecret = (text: string): boolean =>
  patterns.some((pattern) => pattern.test(text)) ||
  text
    .split(/[\s,;"'()„“”‘’]+/u)
    .filter((word) => !isAddress(word))
    .map((word) => word.replace(/[?.:]+$/, ''))
    .some((word) => isMixed(word) || isGenerated(word));

/** The sentence that refuses a password, or null when the text does not look as if it held one. */
export const secretProblem = (text: string): string | null =>
  holdsSecret(text)
    ? 'This looks like a password. None is kept here: name only the account, and leave the password in your password manager.'
    : null;
