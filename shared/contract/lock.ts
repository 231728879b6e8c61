/** Whether the workspace is encrypted and open. Nothing in it is told. */
export type LockState = {
  /** Whether a passphrase is set. */
  readonly protected: boolean;
  readonly locked: boolean;
  /** `lost`: only the recovery code opens it. `beyond`: nothing does. `away`: its folder cannot be reached now. */
  readonly keyring: 'there' | 'lost' | 'beyond' | 'away';
  /** Whether this computer's keychain opens it; null where there is none. */
  readonly keychain: boolean | null;
  /** Seconds until another try is looked at. */
  readonly wait: number;
  /** Opened with the recovery code: a new passphrase can be set without the one before. */
  readonly recovered: boolean;
  /** When and why it was locked; null when it was not unlocked since the app was started. */
  readonly since: { readonly at: string; readonly why: 'asked' | 'idle' | 'sleep' | 'restored' } | null;
};
