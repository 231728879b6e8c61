/** Workspace data to a PackModel. `toPackData` is the only way in. */
export { type CarriedTable, clientTables, recordsCarried } from './carried.ts';
export { chosenOrder, keepsItsPlace, mayBeLeftOut, sectionTitles } from './chosen.ts';
export { clientPack } from './client.ts';
export { toClientFacing } from './client-facing.ts';
export type { PackData } from './data.ts';
export type { ExhibitOriginal } from './exhibit-original.ts';
export { exhibitPath, manifestName, type NamedOptions } from './folder-text.ts';
export { heldBy, sinceThen } from './holds.ts';
export { journalAsOf } from './journal-as-of.ts';
export { packMissing } from './missing.ts';
export type { PackModel } from './model.ts';
export { toPackData } from './project.ts';
export type { PackDocuments, PackRecord } from './record.ts';
export { recordsPack, uncounted } from './records.ts';
