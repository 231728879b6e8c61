import { create } from 'zustand';
import type { LockState } from '#shared/contract.ts';
import { send } from './bridge.ts';

type LockStore = { readonly lock: LockState | null };
export const useLockStore = create<LockStore>()(() => ({ lock: null }));

export const loadLock = async (): Promise<void> => {
  const result = await send('lock.state', null);
  if (result.ok) useLockStore.setState({ lock: result.value });
};
