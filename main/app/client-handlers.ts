import { factsOf } from '#shared/rules/facts.ts';
import type { Client } from '../workspace/index.ts';
import { ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';
import { openClientOf } from './state.ts';

/**
 * Clients and the records about them. `changed` is called after anything the overview shows has changed, `opened` with
 * each client the window opens.
 */
export const clientHandlers = (host: Host, session: Session, changed: () => void, opened: (client: Client) => void) =>
  ({
    'client.create': ({ name }) =>
      session.write(() => {
        const created = session.current().createClient(name);
        if (!created.ok) return created;
        changed();
        return ok(openClientOf(created.value, host.clock()));
      }),

    'client.open': async ({ id }) => {
      const client = session.current().client(id);
      if (!client.ok) return client;
      opened(client.value);
      return ok(openClientOf(client.value, host.clock()));
    },

    'client.save': ({ document, version }) =>
      session.write(() => {
        const client = session.current().client(document.id);
        if (!client.ok) return client;
        const before = client.value.document();
        // The list of packs is kept here: a window that was opened before a pack was made does not know it.
        const saved = client.value.save({ ...document, packs: before.packs }, version);
        if (saved.ok) changed();
        return saved;
      }),

    'review.facts': async ({ clientId, on }) => {
      const workspace = session.current();
      const client = workspace.client(clientId);
      if (!client.ok) return client;
      const clients = workspace
        .clients()
        .map((one) => ({ document: one.document(), journal: [...one.journal.entries.values()] }));
      return ok(factsOf({ clients, workspace: workspace.document() }, clientId, on));
    },
  }) satisfies Partial<Handlers>;
