import { cx, MoodMark, Seam, SideLabel } from '../../components/index.ts';
import styles from './welcome.module.css';

/** What an entry looks like: both sides, and what each is for. */
export const Specimen = () => (
  <figure className={styles.specimen}>
    <figcaption className="label">Every entry has two sides</figcaption>
    <div className={styles.sides}>
      <div>
        <SideLabel side="facts" />
        <p className="read">
          Call at 16:10, forty minutes. She asked for a third version by Monday. I said this month’s hours are used.
        </p>
        <p className="meta">Can be used in letters and in a pack</p>
      </div>
      <div className={cx('private', styles.mine)}>
        <Seam edge="left" />
        <SideLabel side="private" />
        <p className="read">My chest was tight. I said it anyway.</p>
        <p className="meta row">
          <MoodMark mood={2} />
          Never leaves the app
        </p>
      </div>
    </div>
  </figure>
);
