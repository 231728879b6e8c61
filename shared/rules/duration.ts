/** Minutes as people write them: 45 is "0:45", 90 is "1:30". */
export const formatDuration = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

export type ParsedDuration =
  | { readonly ok: true; readonly minutes: number }
  | { readonly ok: false; readonly message: string };

const unclear: ParsedDuration = {
  ok: false,
  message: 'This does not read as a time. Write hours and minutes, for example 0:45, 1.5 or 90 min.',
};

/** Reads "0:45", "1.5", "1,5 h", "2h 30", "90 min". An empty text is no time. The result is whole minutes. */
export const parseDuration = (text: string): ParsedDuration => {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { ok: true, minutes: 0 };
  const clock = /^(\d{1,4})\s*[:h]\s*([0-5]?\d)(?:\s*m(?:in)?)?$/.exec(typed);
  if (clock) return { ok: true, minutes: Number(clock[1]) * 60 + Number(clock[2]) };
  const short = /^(\d{1,6})\s*m(?:in(?:utes?)?)?$/.exec(typed);
  if (short) return { ok: true, minutes: Number(short[1]) };
  const hours = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*h?$/.exec(typed);
  if (hours?.[1] !== undefined) return { ok: true, minutes: Math.round(Number(hours[1].replace(',', '.')) * 60) };
  return unclear;
};
