import { findAll } from '#shared/rules/search.ts';

/** A text with the hits of a search marked. `needle` is already folded; empty marks nothing. */
export const Highlighted = ({ text, needle }: { readonly text: string; readonly needle: string }) => {
  const spans = findAll(text, needle);
  if (spans.length === 0) return text;
  return (
    <>
      {spans.map(([start, end], index) => (
        <span key={start}>
          {text.slice(index === 0 ? 0 : spans[index - 1]?.[1], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(spans.at(-1)?.[1])}
    </>
  );
};
