const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const figure = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'} ago`;

/** How long ago in words: "just now", "12 minutes ago", "yesterday", "3 days ago". Milliseconds; a clock set back says "just now". */
export const agoInWords = (milliseconds: number): string => {
  if (milliseconds < minute) return 'just now';
  if (milliseconds < hour) return figure(Math.floor(milliseconds / minute), 'minute');
  if (milliseconds < day) return figure(Math.floor(milliseconds / hour), 'hour');
  const days = Math.floor(milliseconds / day);
  return days === 1 ? 'yesterday' : figure(days, 'day');
};
