/** Where the exhibits of a pack stand, for those who choose among them. */
import type { Slip } from '#shared/contract.ts';
import type { PackData } from '#shared/pack/data.ts';
import type { PackExhibit } from '#shared/pack/exhibit-data.ts';
import type { OfferedExhibit } from '#shared/pack/exhibit-files.ts';
import { exhibitNote, exhibitPlace } from '#shared/pack/exhibit-slip.ts';
import { pagesOf, shownPages } from '#shared/pack/exhibits.ts';
import type { Laid } from './layout.ts';

const placed = (exhibit: PackExhibit, { asOf, locale }: PackData, { places }: Laid): Slip['placed'] => {
  const place = places.get(exhibitPlace(exhibit.letter));
  return place === undefined
    ? null
    : {
        letter: exhibit.letter,
        page: place.page,
        shown: shownPages(exhibit),
        pages: pagesOf(exhibit.look),
        note: exhibitNote(exhibit, asOf, locale)?.text ?? null,
        asks: exhibit.pagesLeftOut === 'many',
      };
};

export const slipsOf = (offered: readonly OfferedExhibit[], data: PackData, laid: Laid): readonly Slip[] => {
  const exhibits = new Map(data.exhibits.map((exhibit) => [exhibit.sha256, exhibit]));
  return offered.map(({ sha256, name, size, usual }) => {
    const exhibit = exhibits.get(sha256);
    return { sha256, name, size, usual, placed: exhibit === undefined ? null : placed(exhibit, data, laid) };
  });
};
