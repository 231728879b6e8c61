import { z } from 'zod';
import { civilDate } from './dates.ts';
import { currency } from './money.ts';
import { filledLine, line, longText, sha256 } from './text.ts';

const logo = z.strictObject({
  sha256,
  name: filledLine,
  mediaType: z.enum(['image/png', 'image/jpeg']),
  /** Bytes. */
  size: z.int().min(1),
  /** What it shows, for those who listen; empty: the name of the business. */
  alt: line,
});

/** The freelancer, as printed in letters and packs. */
export const profile = z.strictObject({
  person: line,
  business: line,
  role: line,
  address: z.array(line).max(8),
  /** ISO 3166-1 alpha-2, or empty: chooses the paper of the pack. */
  country: z.string().regex(/^([A-Z]{2})?$/, 'Use the two letters of the country, for example PT.'),
  taxId: line,
  email: line,
  phone: line,
  bank: z.strictObject({ holder: line, iban: line, bic: line, lines: z.array(line).max(6) }),
  /** Printed on the cover of both editions. The picture is kept by its content like an attached file. */
  logo: logo.optional(),
});

/** "My own rules": written in a quiet moment, read in a loud one. Private. */
export const position = z.strictObject({
  notAccepted: longText,
  maxUnpaidMinutes: z.int().min(0).nullable(),
  maxOverdueDays: z.int().min(30, 'Choose 30 to 120 days.').max(120, 'Choose 30 to 120 days.'),
  startWithClients: longText,
  howIEnd: longText,
  whomIAsk: longText,
});

export const settings = z.strictObject({
  currency,
  /** BCP 47 tag for numbers and dates in the window and for the wording of dates in packs. */
  locale: z.enum(['en-GB', 'en-US']),
  theme: z.enum(['system', 'light', 'dark']),
  targetHourlyRate: z.int().min(0).nullable(),
  quietMonths: z.array(z.int().min(1).max(12)),
  /** Days on which offices are closed, entered by the user; used for working days. */
  holidays: z.array(civilDate).max(1000),
  paper: z.enum(['auto', 'a4', 'letter']),
  /** Absolute folders chosen by the user; null means the default of the host. */
  backupFolder: z.string().nullable(),
  packFolder: z.string().nullable(),
  /** How packs for the user's own records are kept; absent: as a folder. */
  packForm: z.enum(['folder', 'zip']).optional(),
  /** A second place for backups, such as a drive that is not always there; absent or null: none. */
  secondBackupFolder: z.string().nullable().optional(),
  /** Bytes backups may take in each place; absent or null: no limit. */
  backupBudget: z.int().min(0).nullable().optional(),
  /** Search shows no private results: for a screen others can see. Absent in older files. */
  hidePrivateInSearch: z.boolean().optional(),
  /** Quiet minutes after which a workspace with a passphrase is locked; 0 never. Absent: ten. */
  lockAfterMinutes: z.int().min(0).max(240).optional(),
});

/** A phone number, an adviser, a friend: the user's own support list. Private. */
export const supportContact = z.strictObject({ name: filledLine, telephone: line, note: line });

/** `workspace.json`: what belongs to the user and not to one client. */
export const workspaceDocument = z.strictObject({
  schemaVersion: z.literal(1),
  /** The sample is shown with a fixed "today"; null in the user's own workspace. */
  fixedToday: civilDate.nullable(),
  profile,
  position,
  supportContacts: z.array(supportContact).max(50),
  settings,
});

export type Profile = z.infer<typeof profile>;
export type Position = z.infer<typeof position>;
export type Settings = z.infer<typeof settings>;
export type WorkspaceDocument = z.infer<typeof workspaceDocument>;

/** What a new workspace starts with. */
export const emptyWorkspace = (): WorkspaceDocument => ({
  schemaVersion: 1,
  fixedToday: null,
  profile: {
    person: '',
    business: '',
    role: '',
    address: [],
    country: '',
    taxId: '',
    email: '',
    phone: '',
    bank: { holder: '', iban: '', bic: '', lines: [] },
  },
  position: {
    notAccepted: '',
    maxUnpaidMinutes: null,
    maxOverdueDays: 60,
    startWithClients: '',
    howIEnd: '',
    whomIAsk: '',
  },
  supportContacts: [],
  settings: {
    currency: 'EUR',
    locale: 'en-GB',
    theme: 'system',
    targetHourlyRate: null,
    quietMonths: [],
    holidays: [],
    paper: 'auto',
    backupFolder: null,
    packFolder: null,
  },
});
