import CircleDashed from 'lucide-react/icons/circle-dashed';
import X from 'lucide-react/icons/x';
import { useId, useRef } from 'react';
import type { Gap } from '#shared/rules/worth-filling.ts';
import { Icon, IconButton } from '../../components/index.ts';
import { toast, undoClient, updateClient, useClientReadOnly } from '../../state/index.ts';
import styles from './overview.module.css';
import { placeOf } from './place.ts';

/** Keeps a hint away for good, with Undo. */
const dismiss = (id: string): void => {
  updateClient((client) => ({ ...client, dismissedHints: [...(client.dismissedHints ?? []), id] }));
  toast('This hint will not come back.', [{ label: 'Undo', onPress: undoClient }]);
};

/** At most three gaps, by how much they matter for leaving. */
export const Gaps = ({ clientId, gaps }: { readonly clientId: string; readonly gaps: readonly Gap[] }) => {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const readOnly = useClientReadOnly() !== null;
  return (
    <section aria-labelledby={id} className={styles.gapsSection}>
      <h2 className="h3" id={id} tabIndex={-1} ref={heading}>
        Worth filling in
      </h2>
      {gaps.length === 0 ? (
        <p className={styles.empty}>Nothing that matters for an ending is missing.</p>
      ) : (
        <ul className={styles.gaps}>
          {gaps.map((gap) => (
            <li key={gap.id}>
              <Icon of={CircleDashed} className={styles.gapMark} />
              <span>
                {gap.text} <a href={placeOf(clientId, gap.place)}>{gap.action}</a>
              </span>
              {readOnly ? null : (
                <IconButton
                  label={`Dismiss: ${gap.text}`}
                  icon={X}
                  size="sm"
                  onClick={() => {
                    dismiss(gap.id);
                    heading.current?.focus();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
