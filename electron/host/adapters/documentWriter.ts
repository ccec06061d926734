import { readFile } from 'node:fs/promises';
import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import { AppError } from '#shared/domain/errors.ts';
import type { DocumentContents, DocumentKind } from '#shared/domain/document/forms.ts';
import { templateWords } from '#shared/words/documents.ts';
import { documentSamples } from './documentSamples.ts';
import { documentTags, type Tags } from './documentTags.ts';
import { checkWordFile } from './templateGuard.ts';
import { templateProblems } from './templateProblems.ts';

/** Templates lie beside the sources; the bundles of both hosts lie as deep as `electron/host`. */
const folder = new URL(import.meta.url.endsWith('.ts') ? './templates/' : '../../electron/host/adapters/templates/', import.meta.url);

/**
 * The template the program comes with, as a .docx a clerk can change in WPS.
 * @throws AppError template_missing {name}
 */
export async function defaultTemplate(kind: DocumentKind): Promise<Uint8Array> {
  try {
    return await readFile(new URL(`${kind}.docx`, folder));
  } catch {
    throw new AppError('template_missing', { name: templateWords.kinds[kind] });
  }
}

/**
 * A paper as .docx: the content set into the bureau's own template or the default one. Texts are escaped; line breaks
 * become line breaks; nothing in a template is computed, a tag only names a text.
 * @throws AppError template_missing, template_damaged, template_unsafe, template_tags {name, count, problems}
 */
export async function writeDocument<K extends DocumentKind>(kind: K, content: DocumentContents[K], template?: Uint8Array): Promise<Uint8Array> {
  const name = templateWords.kinds[kind];
  const bytes = template ?? (await defaultTemplate(kind));
  checkWordFile(bytes, name);
  const filled = fill(bytes, documentTags(kind, content), name);
  checkWordFile(filled, name);
  return filled;
}

/**
 * Tries a bureau's own template before it is taken into use: everything wrong with it at once, also in parts that a
 * particular paper would leave out.
 * @throws AppError template_damaged, template_unsafe, template_tags {name, count, problems}
 */
export function checkTemplate(kind: DocumentKind, template: Uint8Array): void {
  const name = templateWords.kinds[kind];
  checkWordFile(template, name);
  const known = new Set(tagNames(documentTags(kind, documentSamples[kind])));
  const unknown = tagsUsed(template, name).filter((tag) => !known.has(tag));
  if (unknown.length > 0)
    throw new AppError(
      'template_tags',
      problemData(
        name,
        unknown.map((tag) => templateWords.unknownTag(tag)),
      ),
    );
}

function tagNames(tags: Tags): string[] {
  return Object.entries(tags).flatMap(([name, value]) => {
    const inner = typeof value === 'object' ? [value].flat() : [];
    return [name, ...inner.flatMap((each) => tagNames(each))];
  });
}

/** The tags of a template, each once, in the order of the paper. */
function tagsUsed(template: Uint8Array, name: string): string[] {
  const used = new Set<string>();
  const collect = (parts: readonly DXT.Part[]): void => {
    for (const part of parts) {
      if (part.type === 'placeholder') used.add(part.value);
      collect(part.subparsed ?? []);
    }
  };
  const collector: DXT.Module = {
    name: 'tags',
    postparse: (parts: DXT.Part[]) => {
      collect(parts);
      return parts;
    },
  };
  guarded(name, () => new Docxtemplater(new PizZip(template), { ...settings, modules: [collector] }));
  return [...used];
}

const settings = { paragraphLoop: true, linebreaks: true, errorLogging: false, stripInvalidXMLChars: true, parser: plainLookup } as const;

/** Fills a checked template; every problem of it is found at once. */
function fill(bytes: Uint8Array, tags: Tags, name: string): Uint8Array {
  const unknown = new Set<string>();
  return guarded(name, () => {
    const nullGetter = (part: DXT.Part): string => {
      unknown.add(part.value);
      return '';
    };
    const document = new Docxtemplater(new PizZip(bytes), { ...settings, nullGetter });
    document.render(tags);
    if (unknown.size > 0)
      throw new AppError(
        'template_tags',
        problemData(
          name,
          [...unknown].map((tag) => templateWords.unknownTag(tag)),
        ),
      );
    return keepNumbersWhole(document.getZip()).generate({ type: 'uint8array', compression: 'DEFLATE' });
  });
}

/** A 挂账号 does not break at its hyphens: Word's own non-breaking hyphen, which every font has, stands for the sign. */
function keepNumbersWhole(zip: PizZip): PizZip {
  for (const file of zip.file(/^word\/.*\.xml$/)) {
    const xml = file.asText();
    const whole = xml.replaceAll(/<w:t(?: [^>]*)?>([^<]*)(?=<\/w:t>)/g, (all, text: string) => {
      const kept = text.replaceAll(/\b([A-Z]{1,6})-(\d{4})-(?=\d)/g, `$1${NO_BREAK}$2${NO_BREAK}`);
      return kept === text ? all : `<w:t xml:space="preserve">${kept}`;
    });
    if (whole !== xml) zip.file(file.name, whole);
  }
  return zip;
}

const NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">';

function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('template_tags', problemData(name, templateProblems(error)));
  }
}

/** A tag names a text of the nearest list it stands in, and nothing else: no expressions, no prototypes. */
function plainLookup(tag: string): { get(scope: unknown): unknown } {
  return { get: (scope) => (typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag) ? Reflect.get(scope, tag) : undefined) };
}

function problemData(name: string, problems: readonly string[]): { readonly name: string; readonly count: number; readonly problems: readonly string[] } {
  return { name, count: problems.length, problems: problems.slice(0, 10) };
}
