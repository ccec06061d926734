import { pathProblem } from './paths.ts';
import { indexStyle } from './indexStyle.ts';
import type { IndexCell, IndexModel, IndexSection, IndexTone } from './indexModel.ts';

type PageRows = ReturnType<IndexSection['rows']['slice']>;

/** A page of the index, with its path from the bag's base directory. */
export type IndexPage = { readonly path: string; readonly html: string };

/** Rows of one page: a browser on an old PC still scrolls them at once. */
const INDEX_ROWS = 1000;

/**
 * The index of a bag as plain pages: no script, no outside address, styles inside, so that it opens from a disc on
 * any PC and looks the same in twenty years. A long table goes to pages of its own below `index/`.
 * Each page is made when it is asked for, index.html last. Throws RangeError for a link that leaves the bag.
 */
export function* indexPages(model: IndexModel, rowsPerPage: number = INDEX_ROWS): Generator<IndexPage> {
  const bodies: string[] = [];
  for (const section of model.sections) {
    if (section.rows.length <= rowsPerPage) {
      bodies.push(sectionHtml(section, tableHtml(section, section.rows.slice(0, rowsPerPage), ''), model));
      continue;
    }
    const pages = Math.ceil(section.rows.length / rowsPerPage);
    const links: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const from = (page - 1) * rowsPerPage;
      const rows = section.rows.slice(from, from + rowsPerPage);
      const path = `index/${section.key}-${String(page).padStart(3, '0')}.html`;
      links.push(`<a href="${href(path, '')}">${text(model.words.range(from + 1, from + rows.length))}</a>`);
      yield { path, html: furtherPage(model, section, rows, page, pages) };
    }
    bodies.push(sectionHtml(section, `<p class="pages">${links.join(' ')}</p>`, model));
  }
  yield { path: 'index.html', html: frontPage(model, bodies) };
}

function frontPage(model: IndexModel, bodies: readonly string[]): string {
  const figures = model.figures.map(({ label, value }) => `<div class="figure"><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`).join('');
  const contents = model.sections
    .map((section) => `<li><a href="#${section.key}">${text(section.title)}</a> <span class="dim">${text(model.words.rows(section.rows.length))}</span></li>`)
    .join('');
  const steps = model.verify.steps.map((step) => `<li>${text(step)}</li>`).join('');
  return page(model, model.title, [
    `<header>${sample(model)}<p class="owner">${text(model.owner)}</p><h1>${text(model.title)}</h1>${facts(model)}</header>`,
    `<dl class="figures">${figures}</dl>`,
    `<nav aria-label="${text(model.words.contents)}"><ul>${contents}<li><a href="#verify">${text(model.verify.title)}</a></li></ul></nav>`,
    ...bodies,
    `<section id="verify"><h2>${text(model.verify.title)}</h2><ol>${steps}</ol></section>`,
  ]);
}

function furtherPage(model: IndexModel, section: IndexSection, rows: PageRows, at: number, pages: number): string {
  const title = `${section.title} ${model.words.page(at, pages)}`;
  const back = `<p><a href="../index.html#${section.key}">${text(model.words.back)}</a></p>`;
  return page(model, `${title} ${model.title}`, [
    `<header>${sample(model)}<p class="owner">${text(model.owner)}</p><h1>${text(title)}</h1>${facts(model)}</header>`,
    back,
    tableHtml(section, rows, '../'),
    back,
  ]);
}

function page(model: IndexModel, title: string, parts: readonly string[]): string {
  const mark = model.sampleMark === '' ? '' : `${model.sampleMark} `;
  return `<!doctype html>
<html lang="${text(model.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(mark + title)}</title>
<style>${indexStyle}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
<footer>${text(model.footer)}${model.sampleMark === '' ? '' : ` <b>${text(model.sampleMark)}</b>`}</footer>
</body>
</html>
`;
}

function sample(model: IndexModel): string {
  return model.sampleMark === '' ? '' : `<p class="sample">${text(model.sampleMark)}</p>`;
}

function facts(model: IndexModel): string {
  return `<p class="dim">${model.facts.map(text).join('　')}</p>`;
}

function sectionHtml(section: IndexSection, body: string, model: IndexModel): string {
  const note = section.note === '' ? '' : `<p class="dim">${text(section.note)}</p>`;
  const content = section.rows.length === 0 ? `<p class="empty">${text(section.empty)}</p>` : body;
  return `<section id="${section.key}"><h2>${text(section.title)} <span class="dim">${text(model.words.rows(section.rows.length))}</span></h2>${note}${content}</section>`;
}

function tableHtml(section: IndexSection, rows: PageRows, base: string): string {
  const numbers = (rows[0] ?? []).map((cell) => cell.kind === 'number');
  const head = section.columns.map((column, index) => `<th scope="col"${numbers[index] === true ? ' class="number"' : ''}>${text(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, base)).join('')}</tr>`).join('\n');
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

const SHAPES: Readonly<Record<IndexTone, string>> = { good: '●', bad: '■', warn: '▲', going: '◆', idle: '○' };

function cellHtml(cell: IndexCell, base: string): string {
  switch (cell.kind) {
    case 'text':
      return `<td>${text(cell.text)}</td>`;
    case 'short':
      return `<td class="short">${text(cell.text)}</td>`;
    case 'long':
      return `<td class="long">${text(cell.text)}</td>`;
    case 'number':
      return `<td class="number">${text(cell.text)}</td>`;
    case 'state':
      return `<td><span class="state ${cell.tone}"><span aria-hidden="true">${SHAPES[cell.tone]}</span> ${text(cell.text)}</span></td>`;
    case 'links':
      return `<td>${cell.links.map((link) => `<a href="${href(link.path, base)}">${text(link.text)}</a>`).join('<br>')}</td>`;
  }
}

/** A relative address: every part encoded, nothing that leaves the bag. */
function href(path: string, base: string): string {
  if (pathProblem(path) !== null) throw new RangeError(`not a path of the bag: ${path}`);
  return base + path.split('/').map(encodeURIComponent).join('/');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that stands for itself in HTML; control characters, which HTML cannot carry, are dropped. */
function text(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
