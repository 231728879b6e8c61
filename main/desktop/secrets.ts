/** Keys of workspaces in the system's keychain: encrypted by the system, kept in the app's own small file. */
import type { SafeStorage } from 'electron';
import type { Secrets } from '../app/host.ts';

type Kept = { readonly read: () => unknown; readonly write: (keys: Record<string, string>) => void };

const textsIn = (value: unknown): Record<string, string> =>
  typeof value !== 'object' || value === null
    ? {}
    : Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));

/** Linux without one of these would encrypt with a password everybody knows (`basic_text`): that is no keychain. */
const linuxKeychains: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];
const isTrusted = (storage: SafeStorage, platform: NodeJS.Platform): boolean =>
  storage.isEncryptionAvailable() &&
  (platform !== 'linux' || linuxKeychains.includes(storage.getSelectedStorageBackend()));

/** Null where the system has no keychain that can be trusted. Ask after the app is ready. */
export const systemSecrets = (storage: SafeStorage, kept: Kept, platform: NodeJS.Platform): Secrets | null => {
  try {
    if (!isTrusted(storage, platform)) return null;
  } catch {
    return null;
  }
  return {
    has: (name) => textsIn(kept.read())[name] !== undefined,
    read: (name) => {
      const found = textsIn(kept.read())[name];
      if (found === undefined) return null;
      try {
        return storage.decryptString(Buffer.from(found, 'base64'));
      } catch {
        return null;
      }
    },
    write: (name, value) =>
      kept.write({ ...textsIn(kept.read()), [name]: storage.encryptString(value).toString('base64') }),
    remove: (name) => {
      const { [name]: _gone, ...others } = textsIn(kept.read());
      kept.write(others);
    },
  };
};
