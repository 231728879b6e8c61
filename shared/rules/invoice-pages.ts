/**
 * Pages of the landscape table "All invoices and payments": rows of 18 pt in a block of 468 pt; 61 pt
 * section head on the first page, 26 pt column head, 18 pt for each of brought forward and carried forward or total.
 */
const block = 468;
const sectionHead = 61;
const columnHead = 26;
const row = 18;

/** How many rows of one line each page takes. No rows: one page with one sentence. */
export const invoicePages = (rows: number): { readonly pages: number; readonly rowsPerPage: readonly number[] } => {
  const first = Math.floor((block - sectionHead - columnHead - row) / row);
  const next = Math.floor((block - columnHead - 2 * row) / row);
  const rowsPerPage = [Math.min(rows, first)];
  for (let left = rows - first; left > 0; left -= next) rowsPerPage.push(Math.min(left, next));
  const last = rowsPerPage.at(-1) ?? 0;
  // Never fewer than two rows on the last page: one comes over from the page before.
  if (rowsPerPage.length > 1 && last === 1) {
    rowsPerPage.splice(-2, 2, (rowsPerPage.at(-2) ?? 0) - 1, 2);
  }
  return { pages: rowsPerPage.length, rowsPerPage };
};
