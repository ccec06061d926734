import { Button, CloseButton } from '@mantine/core';
import { useId, useRef, useState, type DragEvent } from 'react';
import { fileWords } from '#shared/words/common.ts';
import { fileSize } from './format.ts';
import { FileIcon } from './icons.ts';
import classes from './FileDrop.module.css';

export type FileDropProps = {
  readonly label: string;
  /** Endings with their dot, lower case: `['.xlsx', '.xls']`; empty takes anything. */
  readonly endings: readonly string[];
  /** Largest size in bytes. */
  readonly limit: number;
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** The kinds in words where the endings are many: `照片、PDF`. */
  readonly kindWords?: string;
  /** Small, for forms; the large one stands alone on a page. */
  readonly small?: boolean;
};

/** Picks files by button or drop; refuses wrong kinds and sizes at once, in words. */
export function FileDrop({ label, endings, limit, files, onFiles, multiple = false, disabled = false, small = false, kindWords }: FileDropProps) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const kinds = kindWords ?? endings.join('、');

  function take(list: FileList | null) {
    const picked = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const wrong = picked.map((file) => problemOf(file.name, file.size, endings, limit)).find((one) => one !== null);
    setProblem(wrong ?? null);
    if (wrong === undefined && picked.length > 0) onFiles(multiple ? [...files, ...picked] : picked);
    if (input.current !== null) input.current.value = '';
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  }
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      data-small={small || undefined}
      role="group"
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {files.map((file) => (
        <div key={`${file.name} ${file.size} ${file.lastModified}`} className={classes.file}>
          <FileIcon size="1.125rem" stroke={1.6} aria-hidden />
          <span className={classes.name}>{file.name}</span>
          <span className="dim">{fileSize(file.size)}</span>
          <CloseButton
            size="sm"
            disabled={disabled}
            aria-label={fileWords.remove(file.name)}
            onClick={() => onFiles(files.filter((other) => other !== file))}
          />
        </div>
      ))}
      <div className={classes.pick}>
        <Button variant="default" disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
          {files.length > 0 && !multiple ? fileWords.pickAgain : fileWords.pick}
        </Button>
        <span className="dim">{over ? fileWords.dropNow : fileWords.drop}</span>
      </div>
      <div id={id} className={classes.rule}>
        {fileWords.accepts(kinds, fileSize(limit))}
      </div>
      {problem === null ? null : (
        <div className={classes.problem} role="alert">
          {problem}
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={endings.join(',')}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </div>
  );
}

/** Why a file is not taken; null when it is. */
export function problemOf(name: string, size: number, endings: readonly string[], limit: number): string | null {
  const lower = name.toLowerCase();
  if (endings.length > 0 && !endings.some((ending) => lower.endsWith(ending))) return fileWords.wrongKind(name, endings.join('、'));
  return size > limit ? fileWords.tooLarge(name, fileSize(limit)) : null;
}
