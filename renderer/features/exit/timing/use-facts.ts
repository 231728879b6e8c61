import { useEffect, useState } from 'react';
import type { ClientDocument } from '#shared/model/index.ts';
import type { Facts } from '#shared/rules/facts.ts';
import { reviewFacts } from '../../../state/index.ts';

/** The recorded metrics of a client on a day; null until they are counted. Counted anew when money or the plan changes. */
export const useFacts = ({ id, exit, fee, invoices }: ClientDocument, today: string): Facts | null => {
  const [facts, setFacts] = useState<Facts | null>(null);
  const replaced = exit?.replacementMonthly;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the metrics of the timing are counted from.
  useEffect(() => {
    let current = true;
    void reviewFacts(id, today).then((result) => {
      if (current) setFacts((before) => (result.ok ? result.value : (before ?? {})));
    });
    return () => {
      current = false;
    };
  }, [id, today, replaced, fee, invoices]);
  return facts;
};
