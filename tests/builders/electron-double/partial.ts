/**
 * A part of one of Electron's objects, typed by Electron. Asking for a member nobody wrote fails loudly, so that code
 * which starts to use more of Electron cannot pass by accident.
 */
export const partOf = <T extends object>(name: string, members: Partial<T>): T =>
  new Proxy(members, {
    get: (target, key, receiver) => {
      // Promises and inspectors look for these on anything.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || Reflect.has(target, key)) {
        return Reflect.get(target, key, receiver);
      }
      throw new Error(`The double of ${name} has no ${key}.`);
    },
  }) as T;
