import type { Attachment } from '#shared/model/index.ts';
import { fileSizeText, isPicture, isShownInline } from '#shared/rules/attachments.ts';
import { fileAddress, openAttachment, useAppState, useFileDamage } from '../../state/index.ts';
import { AttachmentThumbnail } from './attachment-thumbnail.tsx';
import styles from './attachments.module.css';
import { Highlighted } from './highlighted.tsx';

const damageWords = {
  missing: 'missing from this computer',
  altered: 'changed since it was attached, so it is not opened',
};

/** The files of an entry. In a browser they open in a new tab or are downloaded, on the desktop with the system's own program. */
export const AttachmentList = ({
  attachments,
  needle,
}: {
  readonly attachments: readonly Attachment[];
  /** A folded search, or empty. */
  readonly needle: string;
}) =>
  attachments.length === 0 ? null : (
    <ul className={styles.list} aria-label="Attached files">
      {attachments.map((attachment) => (
        <AttachmentItem key={`${attachment.sha256}/${attachment.name}`} attachment={attachment} needle={needle} />
      ))}
    </ul>
  );

const AttachmentItem = ({ attachment, needle }: { readonly attachment: Attachment; readonly needle: string }) => {
  const damage = useFileDamage(attachment.sha256);
  const inBrowser = useAppState((state) => state.host === 'browser');
  const words = (
    <>
      <AttachmentThumbnail attachment={attachment} />
      <bdi className={styles.name}>
        <Highlighted text={attachment.name} needle={needle} />
      </bdi>{' '}
      <span className={styles.size}>{fileSizeText(attachment.size)}</span>
    </>
  );
  const look = isPicture(attachment.mediaType) ? styles.withPicture : styles.file;
  if (damage !== null) {
    return (
      <li className={look}>
        {words} <span className={styles.damage}>{damageWords[damage]}</span>
      </li>
    );
  }
  return (
    <li>
      {inBrowser ? (
        <a
          className={look}
          href={fileAddress(attachment)}
          {...(isShownInline(attachment.mediaType)
            ? { target: '_blank', rel: 'noopener noreferrer' }
            : { download: attachment.name })}
        >
          {words}
        </a>
      ) : (
        <button type="button" className={look} onClick={() => void openAttachment(attachment)}>
          {words}
        </button>
      )}
    </li>
  );
};
