/** Changes of materials and accesses. Each returns a new document. */
import type { Access, ClientDocument, Material } from '#shared/model/index.ts';

const put = <T extends { readonly id: string }>(items: readonly T[], item: T): T[] =>
  items.some(({ id }) => id === item.id) ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item];

export const withMaterial =
  (material: Material) =>
  (client: ClientDocument): ClientDocument => ({ ...client, materials: put(client.materials, material) });

export const withoutMaterial =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    materials: client.materials.filter((each) => each.id !== id),
  });

export const withAccess =
  (access: Access) =>
  (client: ClientDocument): ClientDocument => ({ ...client, accesses: put(client.accesses, access) });

export const withoutAccess =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    accesses: client.accesses.filter((each) => each.id !== id),
  });

const rank = ({ status, plannedOn }: Access): string => `${status === 'closed' ? 1 : 0}${plannedOn ?? '9999'}`;

/** What is still to be closed first, the soonest on top; closed ones after it. */
export const accessOrder = (a: Access, b: Access): number => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0);
