/** Works through items with at most `width` under way at once. The first failure ends it; what is under way is waited for. */
export const inLanes = async <T>(
  items: Iterable<T>,
  width: number,
  work: (item: T, lane: number) => Promise<void>,
): Promise<void> => {
  const rest = items[Symbol.iterator]();
  let stopped = false;
  const lane = async (number: number): Promise<void> => {
    while (!stopped) {
      const { done, value } = rest.next();
      if (done === true) return;
      try {
        await work(value, number);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: width }, (_, number) => lane(number)));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
