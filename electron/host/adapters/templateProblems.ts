import { templateWords } from '#shared/words/documents.ts';

/** One error of the template library, as far as we rely on it. */
type Reported = { readonly id: string; readonly tag: string; readonly other: string; readonly file: string };

/** The errors of a template in the clerk's words: which tag, what is wrong, in which part of the paper. */
export function templateProblems(error: unknown): string[] {
  const reported = reportedErrors(error).map(describe);
  return reported.length === 0 ? [templateWords.unreadable] : [...new Set(reported)];
}

function describe(problem: Reported): string {
  const where = /header\d*\.xml$/i.test(problem.file)
    ? templateWords.places.header
    : /footer\d*\.xml$/i.test(problem.file)
      ? templateWords.places.footer
      : templateWords.places.body;
  switch (problem.id) {
    case 'unclosed_tag':
      return templateWords.unclosedTag(where, problem.tag);
    case 'unopened_tag':
      return templateWords.unopenedTag(where, problem.tag);
    case 'duplicate_open_tag':
    case 'duplicate_close_tag':
      return templateWords.doubledBrace(where, problem.tag);
    case 'unclosed_loop':
      return templateWords.unclosedLoop(where, problem.tag);
    case 'unopened_loop':
      return templateWords.unopenedLoop(where, problem.tag);
    case 'closing_tag_does_not_match_opening_tag':
      return templateWords.crossedLoop(where, problem.other, problem.tag);
    default:
      return templateWords.otherProblem(where, problem.tag);
  }
}

function reportedErrors(error: unknown): Reported[] {
  const properties = field(error, 'properties');
  const several = field(properties, 'errors');
  if (Array.isArray(several)) return several.flatMap(reportedErrors);
  const id = text(field(properties, 'id'));
  if (id === '' || id === 'multi_error') return [];
  const closing = text(field(properties, 'closingtag'));
  const tag = text(field(properties, 'xtag')) || text(field(properties, 'context')) || closing;
  return [
    {
      id,
      tag: (closing === '' ? tag : closing).replace(/^[{}]+|[{}]+$/g, ''),
      other: text(field(properties, 'openingtag')),
      file: text(field(properties, 'file')),
    },
  ];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
