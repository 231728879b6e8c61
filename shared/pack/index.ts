/** Workspace data to a PackModel. `toPackData` is the only way in. */
export { clientPack } from './client.ts';
export { toClientFacing } from './client-facing.ts';
export { packMissing } from './missing.ts';
export type { PackModel } from './model.ts';
export { toPackData } from './project.ts';
export type { PackRecord } from './record.ts';
export { recordsPack } from './records.ts';
