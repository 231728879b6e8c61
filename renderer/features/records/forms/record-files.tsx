import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import type { Attachment } from '#shared/model/index.ts';
import { arrivedText, fileSizeText, isShownInline } from '#shared/rules/attachments.ts';
import { AttachButton, IconButton, IncomingFile } from '../../../components/index.ts';
import {
  announce,
  attachToRecord,
  dismissIncoming,
  fileAddress,
  openAttachment,
  stopIncoming,
  toast,
  undoClient,
  useAppState,
  useFileDamage,
  useIncoming,
} from '../../../state/index.ts';
import styles from './record-files.module.css';

const damageWords = {
  missing: 'missing from this computer',
  altered: 'changed since it was attached, so it is not opened',
};

/** The files kept with an agreement or an invoice: the signed document, the invoice as it was sent. */
export const RecordFiles = ({
  place,
  what,
  files,
  changes,
  onChange,
}: {
  /** Stands for the record: what is on its way is listed here and nowhere else. */
  readonly place: string;
  /** "this agreement". */
  readonly what: string;
  readonly files: readonly Attachment[];
  /** Whether the record can be changed. */
  readonly changes: boolean;
  /** Gets the list as it is when it is called: files arrive later. */
  readonly onChange: (change: (now: readonly Attachment[]) => Attachment[]) => void;
}) => {
  const incoming = useIncoming(place);
  const add = useRef<HTMLButtonElement>(null);
  if (files.length === 0 && !changes) return null;

  const put = (attachment: Attachment): void =>
    onChange((now) =>
      now.some(({ sha256, name }) => sha256 === attachment.sha256 && name === attachment.name)
        ? [...now]
        : [...now, attachment],
    );
  const remove = (attachment: Attachment): void => {
    onChange((now) => now.filter(({ sha256, name }) => sha256 !== attachment.sha256 || name !== attachment.name));
    toast(`${attachment.name} is no longer kept with ${what}.`, [{ label: 'Undo', onPress: undoClient }]);
    announce(`${attachment.name} is no longer kept with ${what}.`);
    add.current?.focus();
  };

  return (
    <section className={styles.files} aria-label={`Files of ${what}`}>
      {files.length === 0 ? null : (
        <ul className={styles.list}>
          {files.map((attachment) => (
            <li key={`${attachment.sha256}/${attachment.name}`}>
              <FileName attachment={attachment} />
              {changes ? (
                <IconButton size="sm" icon={X} label={`Remove ${attachment.name}`} onClick={() => remove(attachment)} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {incoming.map((file) => (
        <IncomingFile
          key={file.id}
          name={file.name}
          sent={file.sent}
          size={file.size}
          progress={arrivedText(file.sent, file.size)}
          problem={file.problem}
          onStop={() => stopIncoming(place, file)}
          onDismiss={() => dismissIncoming(place, file)}
        />
      ))}
      {changes ? (
        <div>
          <AttachButton
            ref={add}
            label={`Files to keep with ${what}`}
            onFiles={(chosen) => attachToRecord(place, chosen, files.length, put)}
          />
        </div>
      ) : null}
    </section>
  );
};

const FileName = ({ attachment }: { readonly attachment: Attachment }) => {
  const damage = useFileDamage(attachment.sha256);
  const inBrowser = useAppState((state) => state.host === 'browser');
  const words = (
    <>
      <bdi className={styles.name}>{attachment.name}</bdi>{' '}
      <span className="meta muted">{fileSizeText(attachment.size)}</span>
    </>
  );
  if (damage !== null) {
    return (
      <span>
        {words} <span className="meta">{damageWords[damage]}</span>
      </span>
    );
  }
  return inBrowser ? (
    <a
      href={fileAddress(attachment)}
      {...(isShownInline(attachment.mediaType)
        ? { target: '_blank', rel: 'noopener noreferrer' }
        : { download: attachment.name })}
    >
      {words}
    </a>
  ) : (
    <button type="button" className={styles.open} onClick={() => void openAttachment(attachment)}>
      {words}
    </button>
  );
};
