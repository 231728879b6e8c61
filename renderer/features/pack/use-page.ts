import { useState } from 'react';
import type { PackPreview } from '#shared/contract.ts';

/** Where a page of one preview is in another: in its section, wherever that stands now. */
const moved = (page: number, before: PackPreview | null, now: PackPreview | null): number => {
  if (now === null) return page;
  const section = before?.sections.findLast((one) => one.page <= page);
  const same = now.sections.find(({ title }) => title === section?.title);
  if (section === undefined || same === undefined) return Math.min(page, now.pages);
  return same.page + Math.min(page - section.page, same.pages - 1);
};

/** The page that is looked at, from 1. It stays with its section when what stands before it changes. */
export const usePage = (preview: PackPreview | null): readonly [number, (page: number) => void] => {
  const [chosen, choose] = useState({ page: 1, of: preview });
  const page = chosen.of === preview ? chosen.page : moved(chosen.page, chosen.of, preview);
  return [page, (next) => choose({ page: next, of: preview })];
};
