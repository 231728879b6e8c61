/** Workspace data to a PackModel. `toPackData` is the only way in. */
export { clientPack } from './client.ts';
export type { ClientFacing, PackData } from './data.ts';
export { type PackMissing, packMissing } from './missing.ts';
export type { PackModel } from './model.ts';
export { type PackRecord, toClientFacing, toPackData } from './project.ts';
export { recordsPack } from './records.ts';
export type { ModelResult } from './result.ts';
