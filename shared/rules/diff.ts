/** A stretch of text that both versions have, or only the older or the newer one. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * Words, runs of blanks, and single signs. Han, Hiragana, Katakana and Thai are written without blanks between words:
 * there every character stands for itself.
 */
const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}_])+|\n|[^\S\n]+|[\s\S]/gu;

const unitsOf = (text: string): readonly string[] => text.match(unit) ?? [];

/** Words in which two texts may differ before they are shown as one whole after the other: bounds time and memory. */
const mostEdits = 1_500;

type Step = { readonly kind: DiffPart['kind']; readonly text: string };

/**
 * The shortest way from `a` to `b` in single steps, or null when it is longer than `mostEdits`.
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the greedy variant with its trace.
 */
const shortest = (a: readonly string[], b: readonly string[]): readonly Step[] | null => {
  const limit = Math.min(a.length + b.length, mostEdits);
  // `reach[limit + k]` is how far along `a` one gets on diagonal k (x - y) with the edits made so far.
  const reach = new Int32Array(2 * limit + 3);
  const origin = limit + 1;
  const at = (row: Int32Array, k: number): number => row[origin + k] ?? 0;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice());
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
      let x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[origin + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace, at);
    }
  }
  return null;
};

const walkBack = (
  a: readonly string[],
  b: readonly string[],
  trace: readonly Int32Array[],
  at: (row: Int32Array, k: number) => number,
): readonly Step[] => {
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const row = trace[edits] ?? new Int32Array();
    const k = x - y;
    const down = k === -edits || (k !== edits && at(row, k - 1) < at(row, k + 1));
    const from = edits === 0 ? 0 : down ? at(row, k + 1) : at(row, k - 1);
    const fromY = edits === 0 ? 0 : from - (down ? k + 1 : k - 1);
    while (x > from && y > fromY) {
      x -= 1;
      y -= 1;
      steps.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (edits === 0) break;
    steps.push(down ? { kind: 'added', text: b[fromY] ?? '' } : { kind: 'removed', text: a[from] ?? '' });
    [x, y] = [from, fromY];
  }
  return steps.reverse();
};

/** Joins neighbours of one kind; between two texts both have, what was removed stands before what was added. */
const joined = (steps: Iterable<Step>): readonly DiffPart[] => {
  const parts: { kind: DiffPart['kind']; text: string }[] = [];
  let [removed, added] = ['', ''];
  const settle = (): void => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of steps) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      const last = parts.at(-1);
      if (last?.kind === 'same') last.text += text;
      else parts.push({ kind, text });
    }
  }
  settle();
  return parts;
};

/**
 * What changed between two versions of a text, by words. Without the added parts it reads as `before`, without the
 * removed ones as `after`. Texts that differ nearly everywhere come as one whole after the other.
 */
export const diffWords = (before: string, after: string): readonly DiffPart[] => {
  const [a, b] = [unitsOf(before), unitsOf(after)];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [oldMiddle, newMiddle] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle = shortest(oldMiddle, newMiddle) ?? [
    { kind: 'removed' as const, text: oldMiddle.join('') },
    { kind: 'added' as const, text: newMiddle.join('') },
  ];
  return joined([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ]);
};
