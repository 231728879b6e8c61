import type { Found, Result } from '#shared/contract.ts';
import { send } from './bridge.ts';
import { flushClients } from './client.ts';

/** Searches the journals and records of all clients. */
export const searchAll = async (query: string): Promise<Result<Found>> => {
  await flushClients();
  return send('search.all', { query });
};
