/** The package ships no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may or must end, as an index of UTF-16 units; null at the end. */
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
}
