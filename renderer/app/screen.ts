import { type ComponentType, createElement, lazy, useState } from 'react';

/**
 * A screen that is read when it is first shown, or ahead of that. One that was read ahead is shown at once: React holds what
 * comes behind a fallback back for 300 ms.
 */
export const screenFrom = <P extends object>(load: () => Promise<ComponentType<P>>) => {
  let read: ComponentType<P> | null = null;
  const take = async () => {
    read = await load();
    return { default: read };
  };
  const later: ComponentType<P> = lazy(take);
  return {
    Screen: (props: P) => {
      const [view] = useState(() => read ?? later);
      return createElement(view, props);
    },
    readAhead: (): void => void take().catch(() => {}),
  };
};
