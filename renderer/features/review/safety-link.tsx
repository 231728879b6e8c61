import LifeBuoy from 'lucide-react/icons/life-buoy';
import { safetyLink } from '#shared/content/review.ts';
import { Icon } from '../../components/index.ts';
import { reviewPlace } from './places.ts';
import styles from './review.module.css';

/** On every page of the review, because the question about safety itself comes late. */
export const SafetyLink = ({ clientId }: { readonly clientId: string }) => (
  <p className={styles.safety}>
    <Icon of={LifeBuoy} size="sm" />
    <a href={reviewPlace(clientId, 'support')}>{safetyLink.text}</a>
  </p>
);
