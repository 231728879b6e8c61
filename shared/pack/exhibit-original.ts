/**
 * The original of an exhibit: embedded in the records edition and laid beside it in the pack folder, byte for byte.
 * The bytes themselves stay where they are (`files/<sha256>` of the workspace) until they are written.
 */
export type ExhibitOriginal = {
  /** "A", "B" … "AA". */
  readonly letter: string;
  /** File name as it was attached: "agreement-2024-09-02.pdf". `exhibitFileName` makes it safe. */
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Absolute path the bytes are read from, empty for a letter. Never printed. */
  readonly path: string;
  /** The key they are encrypted with; absent when they are not. Never printed, never kept. */
  readonly opens?: Uint8Array;
  /** The words of a letter: they are the file. */
  readonly text?: string;
};
