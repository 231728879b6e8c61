/** The only thing the page sees of Electron: one frozen object with two functions. Runs sandboxed, as CommonJS. */
import type { Bridge, EventName, Events } from '#shared/contract.ts';

const { contextBridge, ipcRenderer } = require('electron') as typeof import('electron');

// A record, so that an event added to the contract is missing here for the compiler.
const events: Readonly<Record<EventName, true>> = {
  'state.changed': true,
  'flush.requested': true,
  'shell.asked': true,
  'lock.locked': true,
  'pack.part': true,
};

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke('good-terms:request', name, input),
  on: <N extends EventName>(name: N, listener: (payload: Events[N]) => void) => {
    if (!Object.hasOwn(events, name)) throw new TypeError('No such event.');
    const hear = (_event: unknown, heard: unknown, payload: Events[N]): void => {
      if (heard === name) listener(payload);
    };
    ipcRenderer.on('good-terms:event', hear);
    return () => {
      ipcRenderer.removeListener('good-terms:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('goodTerms', bridge);
