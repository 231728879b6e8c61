import FileIcon from 'lucide-react/icons/file';
import ImageIcon from 'lucide-react/icons/image';
import { useEffect, useState } from 'react';
import type { Attachment } from '#shared/model/index.ts';
import { isPicture } from '#shared/rules/attachments.ts';
import { Icon } from '../../components/index.ts';
import { type Thumbnail, thumbnailOf, useFileDamage } from '../../state/index.ts';
import styles from './attachments.module.css';

/** The small picture of a picture, or the mark of a file. Its words are the attachment's own description, if it has one. */
export const AttachmentThumbnail = ({ attachment }: { readonly attachment: Attachment }) => {
  const [thumbnail, setThumbnail] = useState<Thumbnail | null>(null);
  const damage = useFileDamage(attachment.sha256);
  const shown = isPicture(attachment.mediaType) && damage === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the digest stands for the picture.
  useEffect(() => {
    setThumbnail(null);
    if (!shown) return;
    let here = true;
    void thumbnailOf(attachment).then((made) => {
      if (here) setThumbnail(made);
    });
    return () => {
      here = false;
    };
  }, [attachment.sha256, shown]);

  if (!shown) return <Icon of={FileIcon} />;
  if (thumbnail?.kind === 'picture') {
    const { url, width, height } = thumbnail;
    return <img className={styles.picture} src={url} width={width} height={height} alt={attachment.alt ?? ''} />;
  }
  return (
    <>
      <Icon of={ImageIcon} />
      {thumbnail?.kind === 'too-large' ? <span className="meta">{tooLargeWords(thumbnail)}</span> : null}
    </>
  );
};

const tooLargeWords = ({
  size,
}: {
  readonly size: { readonly width: number; readonly height: number } | null;
}): string =>
  size === null
    ? 'No small picture can be made of it.'
    : `${size.width} × ${size.height} pixels: too large for a small picture.`;
