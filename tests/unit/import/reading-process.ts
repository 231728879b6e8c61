/** Reads a file in a process of its own, with little memory, and says what it found and whether others got their turn. */
import { read } from '../../builders/imports.ts';

let turns = 0;
const timer = setInterval(() => {
  turns += 1;
}, 1);
const { entries, invoices, unclear, troubles, reading } = await read(process.argv[2] ?? '', { choices: { name: '' } });
clearInterval(timer);
process.stdout.write(
  JSON.stringify({
    entries: entries.length,
    minutes: entries.reduce((sum, { facts }) => sum + facts.minutesBilled, 0),
    invoices: invoices.length,
    unclear,
    troubles: troubles.slice(0, 2),
    reading,
    turns,
  }),
);
