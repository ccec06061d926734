import { createHash } from 'node:crypto';
import { algorithmsNeeded, isReadTagFile, type BagAlgorithm } from '#shared/domain/bag/algorithms.ts';
import type { BagContent, BagEntry } from '#shared/domain/bag/content.ts';

export type Files = Record<string, string | Uint8Array>;

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

export function hashOf(algorithm: BagAlgorithm, content: string | Uint8Array): string {
  return createHash(algorithm).update(bytesOf(content)).digest('hex');
}

export function utf16be(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at * 2] = text.charCodeAt(at) >> 8;
    bytes[at * 2 + 1] = text.charCodeAt(at) & 0xff;
  }
  return bytes;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What a host would hand to `verifyBag` for these files. */
export function contentOf(files: Files, extra: readonly BagEntry[] = []): BagContent {
  const algorithms = algorithmsNeeded(Object.keys(files));
  const entries = Object.entries(files).map(([path, file]): BagEntry => ({
    path,
    size: bytesOf(file).length,
    kind: 'file',
    hashes: Object.fromEntries(algorithms.map((algorithm) => [algorithm, hashOf(algorithm, file)])),
  }));
  const tagFiles = new Map(
    Object.entries(files)
      .filter(([path]) => isReadTagFile(path))
      .map(([path, file]) => [path, bytesOf(file)]),
  );
  return { entries: [...entries, ...extra], tagFiles };
}

export type BagSpec = {
  readonly version?: string;
  readonly encoding?: string;
  readonly algorithm?: BagAlgorithm;
  readonly payload?: Files;
  /** Written instead of the right manifest lines. */
  readonly manifest?: string;
  readonly info?: string;
  readonly tags?: Files;
  readonly encode?: (text: string) => string | Uint8Array;
  readonly withoutTagManifest?: boolean;
};

/** A correct bag of the wanted version, made by hand rather than by the code under test. */
export function makeBag(spec: BagSpec = {}): Files {
  const algorithm = spec.algorithm ?? 'sha512';
  const payload = spec.payload ?? { 'data/hello.txt': 'hello\n', 'data/bare-filename': 'bare\n' };
  const encode = spec.encode ?? ((text: string) => text);
  const lines = Object.entries(payload)
    .map(([path, file]) => `${hashOf(algorithm, file)}  ${path}\n`)
    .join('');
  const files: Files = {
    'bagit.txt': `BagIt-Version: ${spec.version ?? '1.0'}\nTag-File-Character-Encoding: ${spec.encoding ?? 'UTF-8'}\n`,
    ...(spec.info === undefined ? {} : { 'bag-info.txt': encode(spec.info) }),
    [`manifest-${algorithm}.txt`]: encode(spec.manifest ?? lines),
    ...spec.tags,
    ...payload,
  };
  if (spec.withoutTagManifest === true) return files;
  return { ...files, [`tagmanifest-${algorithm}.txt`]: encode(tagManifest(files, algorithm)) };
}

function tagManifest(files: Files, algorithm: BagAlgorithm): string {
  return Object.entries(files)
    .filter(([path]) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'))
    .map(([path, file]) => `${hashOf(algorithm, file)}  ${path}\n`)
    .join('');
}
