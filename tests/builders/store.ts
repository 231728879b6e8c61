import Conf from 'conf';
import type { StoreClass, StoreOptions } from '#main/app/host.ts';

/** A store whose every write is refused with this error. */
export const refusingStore = (error: Error): StoreClass =>
  class {
    readonly inner: Conf<Record<string, unknown>>;
    constructor(options: StoreOptions) {
      this.inner = new Conf(options);
    }
    get path(): string {
      return this.inner.path;
    }
    get store(): Record<string, unknown> {
      return this.inner.store;
    }
    set store(_value: Record<string, unknown>) {
      throw error;
    }
  };
