/** What was chosen for this pack, by the names the info file uses. */
export type NamedOptions = Readonly<Record<string, string | boolean | readonly string[]>>;
