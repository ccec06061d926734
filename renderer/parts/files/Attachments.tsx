import { ActionIcon, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Attachment } from '#shared/contract/files.ts';
import { attachmentWords } from '#shared/words/work.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayDense, fileSize } from '#ui/ui/format.ts';
import { DownloadIcon, FileIcon } from '#ui/ui/icons.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { usePhoto } from './usePhoto.ts';
import classes from './files.module.css';

/** An attachment with the case or the order it hangs on. */
export type Shown = Attachment & { readonly from?: string };

/** Photos before and after in pairs, then every other paper with its way to the disk. */
export function Attachments({ files }: { readonly files: readonly Shown[] }) {
  const [viewed, setViewed] = useState<Shown | null>(null);
  const photos = files.filter(isPicture);
  const before = photos.filter((file) => file.kind === 'photo_before');
  const after = photos.filter((file) => file.kind === 'photo_after');
  const papers = files.filter((file) => !before.includes(file) && !after.includes(file));
  if (files.length === 0) return <EmptyState small title={attachmentWords.none} hint={attachmentWords.noneHint} />;
  const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => [before[index] ?? null, after[index] ?? null] as const);
  return (
    <>
      {pairs.length === 0 ? null : (
        <ul className={classes.pairs}>
          {pairs.map(([first, second], index) => (
            <li key={first?.id ?? second?.id ?? index}>
              <Thumb file={first} words={attachmentWords.before} onView={setViewed} />
              <Thumb file={second} words={attachmentWords.after} onView={setViewed} />
            </li>
          ))}
        </ul>
      )}
      {papers.length === 0 ? null : (
        <ul className={classes.papers}>
          {papers.map((file) => (
            <PaperLine key={file.id} file={file} onView={setViewed} />
          ))}
        </ul>
      )}
      {viewed === null ? null : (
        <Modal opened onClose={() => setViewed(null)} title={`${kindOf(viewed)}　${viewed.name}`} size="64rem">
          <LargePhoto file={viewed} />
        </Modal>
      )}
    </>
  );
}

function isPicture(file: Attachment): boolean {
  return /^image\/(jpeg|png|webp)$/.test(file.mime);
}

function kindOf(file: Attachment): string {
  return attachmentWords.kinds[file.kind] ?? attachmentWords.kinds['other'] ?? '';
}

type View = { readonly onView: (file: Shown) => void };

function Thumb({ file, words, onView }: View & { readonly file: Shown | null; readonly words: string }) {
  if (file === null)
    return (
      <div className={classes.missing}>
        <span>{words}</span>
        <span className="dim">{attachmentWords.noPhoto}</span>
      </div>
    );
  return (
    <button type="button" className={classes.thumb} aria-label={attachmentWords.view(`${words} ${file.name}`)} onClick={() => onView(file)}>
      <Picture file={file} />
      <span className={classes.caption}>
        <strong>{words}</strong>
        <span>{dayDense(file.onDay)}</span>
      </span>
    </button>
  );
}

function Picture({ file }: { readonly file: Shown }) {
  const { url, failed } = usePhoto(file.id);
  if (failed) return <span className={classes.blank}>{attachmentWords.unreadable}</span>;
  return url === null ? <span className={classes.blank} /> : <img src={url} alt={file.name} />;
}

function LargePhoto({ file }: { readonly file: Shown }) {
  const { url, failed } = usePhoto(file.id);
  return (
    <div className={classes.large}>
      {failed ? <p>{attachmentWords.unreadable}</p> : url === null ? null : <img src={url} alt={file.name} />}
      <p className="dim">
        {[dayDense(file.onDay), fileSize(file.size), file.from].filter(Boolean).join('　')} <SaveFile file={file} />
      </p>
    </div>
  );
}

function PaperLine({ file, onView }: View & { readonly file: Shown }) {
  return (
    <li>
      <FileIcon size="1.125rem" stroke={1.6} aria-hidden />
      <span className={classes.kind}>{kindOf(file)}</span>
      {isPicture(file) ? (
        <button type="button" className={classes.name} onClick={() => onView(file)}>
          {file.name}
        </button>
      ) : (
        <span className={classes.name} title={file.name}>
          {file.name}
        </span>
      )}
      <span className={classes.facts}>{[file.from, dayDense(file.onDay), fileSize(file.size)].filter(Boolean).join('　')}</span>
      <SaveFile file={file} />
    </li>
  );
}

function SaveFile({ file }: { readonly file: Shown }) {
  const download = useDownload();
  async function save() {
    if ((await download.save('files.downloadTicket', { attachmentId: file.id })) !== null) notifyDone(attachmentWords.saved(file.name));
  }
  return (
    <ActionIcon variant="subtle" aria-label={attachmentWords.save(file.name)} title={attachmentWords.save(file.name)} onClick={() => void save()}>
      <DownloadIcon size="1.0625rem" stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}
