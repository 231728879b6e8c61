import X from 'lucide-react/icons/x';
import { Button, IconButton } from '../button/button.tsx';
import { FieldError } from '../field/field.tsx';
import styles from './files.module.css';

/** A file on its way, with how far it is and a way to stop it; or why it did not arrive. */
export const IncomingFile = ({
  name,
  sent,
  size,
  progress,
  problem,
  onStop,
  onDismiss,
}: {
  readonly name: string;
  /** Bytes that have arrived, of `size`. */
  readonly sent: number;
  readonly size: number;
  /** The same in words: "1.2 MB of 40 MB". */
  readonly progress: string;
  /** Why it was not attached, or null while it is on its way. */
  readonly problem: string | null;
  readonly onStop: () => void;
  readonly onDismiss: () => void;
}) =>
  problem === null ? (
    <div className={styles.incoming}>
      <bdi className={styles.name}>{name}</bdi>
      <progress aria-label={`Adding ${name}`} max={Math.max(1, size)} value={sent} />
      <span className={styles.size}>{progress}</span>
      <Button size="sm" variant="quiet" aria-label={`Stop adding ${name}`} onClick={onStop}>
        Stop
      </Button>
    </div>
  ) : (
    <div className={styles.incoming}>
      <FieldError message={problem} />
      <IconButton size="sm" icon={X} label={`Dismiss the note about ${name}`} onClick={onDismiss} />
    </div>
  );
