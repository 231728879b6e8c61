import X from 'lucide-react/icons/x';
import { type ReactNode, useRef } from 'react';
import type { Attachment } from '#shared/model/index.ts';
import { arrivedText, fileSizeText, isPicture } from '#shared/rules/attachments.ts';
import { AttachButton, cx, IconButton, IncomingFile, TextField } from '../../components/index.ts';
import { announce, attachFiles, dismissIncoming, stopIncoming, toast, useIncoming } from '../../state/index.ts';
import { AttachmentThumbnail } from './attachment-thumbnail.tsx';
import styles from './attachments.module.css';

/** The files of a draft: what is attached, what is on its way, and the button that adds more. `children` stand before it. */
export const AttachmentsField = ({
  draft,
  attachments,
  onChange,
  children,
}: {
  /** The key of the draft. */
  readonly draft: string;
  readonly attachments: readonly Attachment[];
  /** Gets the list as it is when it is called: files may arrive meanwhile. */
  readonly onChange: (change: (now: readonly Attachment[]) => Attachment[]) => void;
  readonly children?: ReactNode;
}) => {
  const incoming = useIncoming(draft);
  const add = useRef<HTMLButtonElement>(null);

  const remove = (attachment: Attachment): void => {
    onChange((now) => now.filter((one) => one !== attachment));
    toast(`${attachment.name} is no longer attached.`, [
      { label: 'Undo', onPress: () => onChange((now) => [...now, attachment]) },
    ]);
    announce(`${attachment.name} is no longer attached.`);
    add.current?.focus();
  };

  /** A description that says nothing is no description: the key is absent then, as in an entry nobody described. */
  const describe = (attachment: Attachment, text: string): void => {
    const { alt: _before, ...bare } = attachment;
    const next = text === '' ? bare : { ...bare, alt: text };
    onChange((now) => now.map((one) => (one === attachment ? next : one)));
  };

  return (
    <section className={styles.field} aria-label="Attachments">
      {attachments.length === 0 ? null : (
        <ul className={styles.attached} aria-label="Attached files">
          {attachments.map((attachment) => (
            <li key={`${attachment.sha256}/${attachment.name}`}>
              <span className={isPicture(attachment.mediaType) ? styles.withPicture : styles.file}>
                <AttachmentThumbnail attachment={attachment} />
                <bdi className={styles.name}>{attachment.name}</bdi>
                <span className={styles.size}>{fileSizeText(attachment.size)}</span>
              </span>
              <IconButton size="sm" icon={X} label={`Remove ${attachment.name}`} onClick={() => remove(attachment)} />
              {isPicture(attachment.mediaType) ? (
                <TextField
                  className={styles.alt}
                  label={`What ${attachment.name} shows`}
                  hideLabel
                  size="sm"
                  placeholder="What the picture shows, for those who do not see it"
                  maxLength={300}
                  value={attachment.alt ?? ''}
                  onChange={(text) => describe(attachment, text)}
                />
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
          onStop={() => stopIncoming(draft, file)}
          onDismiss={() => dismissIncoming(draft, file)}
        />
      ))}
      <div className={styles.add}>
        {children}
        <AttachButton ref={add} label="Files to attach" onFiles={(files) => attachFiles(draft, files)} />
        <span className={cx('meta muted', styles.hint)}>or drop or paste them here</span>
      </div>
    </section>
  );
};
