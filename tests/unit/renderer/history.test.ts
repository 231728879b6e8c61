import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient, flushClients } from '#renderer/state/client.ts';
import {
  addEntry,
  applyImport,
  emptyDraft,
  forgetEntries,
  historyLabels,
  loadState,
  openClient,
  previewImport,
  redo,
  removeEntries,
  reviseEntries,
  reviseEntry,
  undo,
  undoClient,
  updateClient,
  useClientStore,
  useHistoryStore,
} from '#renderer/state/index.ts';
import { useJournalStore } from '#renderer/state/journal.ts';
import { useUi } from '#renderer/state/ui.ts';
import type { Bridge } from '#shared/contract.ts';
import { type ClientDocument, noChoices } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { importFixture } from '../../builders/imports.ts';

const running: TestApp[] = [];
afterEach(async () => {
  await flushClients();
  vi.unstubAllGlobals();
  for (const one of running.splice(0)) await one.app.stop();
});

/** The window's state before a real app on real files, with one client open. */
const openWindow = async (): Promise<string> => {
  const one = await startApp();
  running.push(one);
  const bridge: Bridge = {
    // The app answers each name as the contract has it; `handle` itself is as untyped as a message.
    request: async (name, input) => (await one.app.handle(name, input)) as never,
    on: () => () => {},
  };
  vi.stubGlobal('window', { goodTerms: bridge });
  await loadState();
  const { document } = await one.ask('client.create', { name: 'Amber Lane' });
  await openClient(document.id);
  return document.id;
};

const shown = () => {
  const { entries } = useJournalStore.getState();
  const { document } = useClientStore.getState();
  return {
    entries: entries.map(({ facts, private: mine }) => ({ facts, mine })),
    contacts: document?.contacts,
    status: document?.status,
    invoices: document?.invoices,
  };
};

/** Takes a file in as the screen does: looked at, then written. */
const takeIn = async (clientId: string, fixture: string): Promise<void> => {
  const asked = { clientId, path: importFixture(fixture), choices: noChoices };
  const preview = await previewImport(asked);
  if (!preview.ok) throw new Error(preview.error.message);
  expect(await applyImport({ ...asked, fingerprint: preview.value.fingerprint })).toMatchObject({ ok: true });
};

const person = (name: string): ClientDocument['contacts'][number] => ({
  id: `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`,
  name,
  role: '',
  kind: 'client-contact',
  email: '',
  phone: '',
  note: '',
});

type Act = {
  readonly do: 'add' | 'revise' | 'remove' | 'tag' | 'person' | 'status' | 'import';
  readonly at: number;
};

const act = async (clientId: string, { do: what, at }: Act, number: number): Promise<void> => {
  const { entries } = useJournalStore.getState();
  const entry = entries[at % Math.max(1, entries.length)];
  switch (what) {
    case 'add': {
      const draft = emptyDraft(`2026-11-${String(10 + (at % 10))}T10:00`);
      await addEntry(clientId, { ...draft.facts, text: `Entry ${number}` }, { text: 'mine', mood: 2, energy: null });
      return;
    }
    case 'revise':
      if (entry)
        await reviseEntry(
          clientId,
          entry.id,
          { ...entry.facts, text: `${entry.facts.text} again` },
          { text: `felt ${number}`, mood: 3, energy: 1 },
        );
      return;
    case 'remove':
      await removeEntries(clientId, entries.slice(0, 1 + (at % 3)));
      return;
    case 'tag':
      await reviseEntries(
        clientId,
        entries.slice(0, 3),
        (facts) => (facts.tags.includes('late') ? facts : { ...facts, tags: [...facts.tags, 'late'] }),
        'tag late added',
      );
      return;
    case 'person':
      updateClient((client) => ({ ...client, contacts: [...client.contacts, person(String(number))] }));
      return;
    case 'import':
      await takeIn(clientId, at % 2 === 0 ? 'zoho.csv' : 'jrnl.json');
      return;
    case 'status':
      updateClient((client) => ({ ...client, status: client.status === 'active' ? 'watching' : 'active' }));
  }
};

const acts = fc.array(
  fc.record({
    do: fc.constantFrom<Act['do']>('add', 'add', 'revise', 'remove', 'tag', 'person', 'status', 'import'),
    at: fc.nat(20),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('Undo and redo', () => {
  it('go back to the start and forth to the end exactly, over records and journal alike', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const clientId = await openWindow();
        const states = [shown()];
        let number = 0;
        for (const each of list) {
          number += 1;
          const before = useHistoryStore.getState().past.length;
          await act(clientId, each, number);
          const after = useHistoryStore.getState().past.length;
          // Quick changes of the same part are one step.
          if (after === before) states[states.length - 1] = shown();
          else states.push(shown());
        }
        const steps = useHistoryStore.getState().past.length;
        expect(steps).toBe(states.length - 1);
        for (let step = steps; step > 0; step -= 1) {
          await undo();
          expect(shown()).toEqual(states[step - 1]);
        }
        expect(historyLabels().undo).toBeNull();
        for (let step = 1; step <= steps; step += 1) {
          await redo();
          expect(shown()).toEqual(states[step]);
        }
        expect(historyLabels().redo).toBeNull();
        await flushClients();
        expect(useClientStore.getState().saves[clientId]?.kind).not.toBe('failed');
        const saved = await running.at(-1)?.ask('client.open', { id: clientId });
        expect(saved?.document).toEqual(useClientStore.getState().document);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('say what they will do, and never in private words', async () => {
    const clientId = await openWindow();
    updateClient((client) => ({ ...client, contacts: [person('Petra')] }));
    expect(historyLabels()).toEqual({ undo: 'Undo: Petra added', redo: null });
    await act(clientId, { do: 'add', at: 1 }, 1);
    expect(historyLabels().undo).toMatch(/^Undo: note of 11.Nov added$/);
    await act(clientId, { do: 'tag', at: 0 }, 2);
    await act(clientId, { do: 'add', at: 2 }, 3);
    await removeEntries(clientId, useJournalStore.getState().entries);
    expect(historyLabels().undo).toBe('Undo: 2 entries removed');
    await undo();
    expect(historyLabels().redo).toBe('Redo: 2 entries removed');
    expect(useJournalStore.getState().entries).toHaveLength(2);
    expect(JSON.stringify(useHistoryStore.getState())).not.toContain('mine');
  });

  it('take back the record by its message even when something was written since', async () => {
    const clientId = await openWindow();
    updateClient((client) => ({ ...client, contacts: [person('Petra')] }));
    await act(clientId, { do: 'add', at: 1 }, 1);
    undoClient();
    await vi.waitFor(() => expect(useClientStore.getState().document?.contacts).toEqual([]));
    expect(useJournalStore.getState().entries).toHaveLength(1);
    await redo();
    expect(useClientStore.getState().document?.contacts).toHaveLength(1);
  });

  it('bring back no word that was forgotten for good, and go on with the steps around it', async () => {
    const clientId = await openWindow();
    await act(clientId, { do: 'add', at: 1 }, 1);
    await act(clientId, { do: 'add', at: 2 }, 2);
    const [stays, goes] = useJournalStore.getState().entries;
    if (stays === undefined || goes === undefined) throw new Error('Two entries were written.');
    await reviseEntry(
      clientId,
      goes.id,
      { ...goes.facts, text: 'Words to forget' },
      { text: '', mood: null, energy: null },
    );
    await undo();
    await removeEntries(clientId, [goes]);
    expect(await forgetEntries(clientId, [goes.id])).toMatchObject({ ok: true });
    expect(historyLabels()).toEqual({ undo: expect.stringMatching(/^Undo: note of/), redo: null });
    await undo();
    expect(useJournalStore.getState().removed.map(({ id }) => id)).toEqual([stays.id]);
    await undo();
    await redo();
    expect(useJournalStore.getState().entries.map(({ id }) => id)).toEqual([stays.id]);
    const file = join(running[0]?.host.paths.workspace ?? '', 'clients', clientId, 'journal.jsonl');
    expect(readFileSync(file, 'utf8')).not.toContain('Words to forget');
  });

  it('take back an import as one step, long after its message is gone, and do it again', async () => {
    const clientId = await openWindow();
    await act(clientId, { do: 'add', at: 1 }, 1);
    const before = shown();
    await takeIn(clientId, 'jrnl.json');
    const after = shown();
    expect(after.entries).toHaveLength(3);
    expect(historyLabels().undo).toBe('Undo: import of two entries');
    await undo();
    expect(shown()).toEqual(before);
    expect(historyLabels()).toEqual({
      undo: expect.stringMatching(/^Undo: note of/),
      redo: 'Redo: import of two entries',
    });
    await redo();
    expect(shown()).toEqual(after);
    await undo();
    await undo();
    expect(shown().entries).toEqual([]);
    await redo();
    await redo();
    expect(shown()).toEqual(after);
  });

  it('leave the invoices of an import alone when a change from before it is taken back', async () => {
    const clientId = await openWindow();
    updateClient((client) => ({ ...client, contacts: [person('Petra')] }));
    await takeIn(clientId, 'zoho.csv');
    const invoices = useClientStore.getState().document?.invoices;
    expect(invoices).toHaveLength(2);
    undoClient();
    await vi.waitFor(() => expect(useClientStore.getState().document?.contacts).toEqual([]));
    expect(useClientStore.getState().document?.invoices).toEqual(invoices);
    await undo();
    expect(useClientStore.getState().document).toMatchObject({ contacts: [], invoices: [] });
    await redo();
    expect(useClientStore.getState().document).toMatchObject({ contacts: [], invoices });
    expect(useClientStore.getState().saves[clientId]?.kind).not.toBe('failed');
  });

  it('say nothing of an import that brought nothing', async () => {
    const clientId = await openWindow();
    await takeIn(clientId, 'jrnl.json');
    await takeIn(clientId, 'jrnl.json');
    expect(useHistoryStore.getState().past.map(({ label }) => label)).toEqual(['import of two entries']);
    expect(useUi.getState().toasts.at(-1)).toMatchObject({ actions: [] });
  });

  it('still take back by its message what was written about a client that is no longer shown', async () => {
    const clientId = await openWindow();
    await act(clientId, { do: 'add', at: 1 }, 1);
    const [undoEntry] = useUi.getState().toasts.at(-1)?.actions ?? [];
    expect(await createClient('Hollis & Wren')).toMatchObject({ ok: true });
    undoEntry?.onPress();
    await openClient(clientId);
    await vi.waitFor(() => expect(useJournalStore.getState().removed).toHaveLength(1));
  });

  it('keep a step that could not be taken back', async () => {
    const clientId = await openWindow();
    await act(clientId, { do: 'add', at: 1 }, 1);
    for (const one of running.splice(0)) await one.app.stop();
    await undo();
    expect(useHistoryStore.getState().past).toHaveLength(1);
    expect(useJournalStore.getState().entries).toHaveLength(1);
  });
});
