/** The end of an exhaustive switch: the compiler refuses it while a case is missing. */
export const assertNever = (value: never): never => {
  throw new Error(`This case is not handled: ${JSON.stringify(value)}`);
};
