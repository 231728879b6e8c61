import Lock from 'lucide-react/icons/lock';
import { countOf } from '#shared/rules/words.ts';
import { Icon, Seam } from '../../components/index.ts';
import { useClient, useEntries } from '../../state/index.ts';
import styles from './pack.module.css';

/** Names what is never included, with the true counts. */
export const Never = () => {
  const entries = useEntries();
  const reviews = useClient((client) => client.reviews.length);
  const notes = entries.filter((entry) => entry.private !== null && entry.private.text !== '').length;
  const mine = notes === 0 ? 'how it was for you' : `how it was for you (${countOf(notes, 'note', 'notes')})`;
  const reviewed =
    reviews === 0 ? 'your reviews' : `your ${reviews === 1 ? 'review' : countOf(reviews, 'review', 'reviews')}`;
  return (
    <div className={`private ${styles.never}`}>
      <Seam edge="top" />
      <Icon of={Lock} />
      <p>
        <b>Never in a pack:</b> {mine}, mood, energy and {reviewed}. There is no switch for this.
      </p>
    </div>
  );
};
