import styles from './status-glyph.module.css';

export type GlyphOf = 'active' | 'watching' | 'leaving' | 'ended';

/** Filled dot, half dot, arrow, ring. Decoration: the word stands beside it. */
export const StatusGlyph = ({ of }: { readonly of: GlyphOf }) => (
  <svg className={styles.glyph} viewBox="0 0 14 14" aria-hidden="true">
    {of === 'active' ? <circle cx="7" cy="7" r="4" className={styles.active} /> : null}
    {of === 'watching' ? (
      <>
        <circle cx="7" cy="7" r="4.2" className={styles.watchingRing} />
        <path d="M7 2.8a4.2 4.2 0 0 0 0 8.4z" className={styles.watchingHalf} />
      </>
    ) : null}
    {of === 'leaving' ? <path d="M2.2 7h9M7.8 3.4 11.4 7l-3.6 3.6" className={styles.leaving} /> : null}
    {of === 'ended' ? <circle cx="7" cy="7" r="4.2" className={styles.ended} /> : null}
  </svg>
);
