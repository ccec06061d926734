import type { SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { compareItems } from './arrange.ts';
import type { IndexedItem } from './item.ts';

/** One line of the 归档文件目录: 序号 档号 文号 责任者 题名 日期 密级 页数 备注 (DA/T 22-2015). */
export type CatalogueRow = {
  readonly ordinal: number;
  readonly code: string;
  readonly documentNumber: string;
  readonly responsible: string;
  readonly title: string;
  /** Eight digits, YYYYMMDD. */
  readonly date: string;
  readonly secrecy: string;
  /** Null while nobody has counted them. */
  readonly pages: number | null;
  readonly note: string;
};

export type CatalogueWords = {
  readonly sheet: string;
  readonly columns: Readonly<Record<keyof CatalogueRow, string>>;
  readonly titles: (rows: number) => readonly string[];
  readonly notes: readonly string[];
};

/** The catalogue of items that have a code, series by series. */
export function catalogueRows(items: readonly IndexedItem[]): CatalogueRow[] {
  return items
    .filter((item) => item.code !== null)
    .toSorted(compareCoded)
    .map((item, index) => ({
      ordinal: index + 1,
      code: item.code ?? '',
      documentNumber: item.documentNumber,
      responsible: item.responsible,
      title: item.title,
      date: item.documentOn.replaceAll('-', ''),
      secrecy: item.secrecy,
      pages: item.pages === 0 ? null : item.pages,
      note: item.note,
    }));
}

/** The catalogue as a sheet: A4 landscape, header on every page. */
export function catalogueSheet(items: readonly IndexedItem[], words: CatalogueWords): SheetToWrite {
  const rows = catalogueRows(items);
  const widths: Readonly<Record<keyof CatalogueRow, number>> = {
    ordinal: 6,
    code: 26,
    documentNumber: 20,
    responsible: 20,
    title: 52,
    date: 11,
    secrecy: 7,
    pages: 7,
    note: 14,
  };
  const keys = Object.keys(widths) as Array<keyof CatalogueRow>;
  return {
    name: words.sheet,
    titles: words.titles(rows.length),
    columns: keys.map((key) => ({ header: words.columns[key], width: widths[key], kind: key === 'ordinal' || key === 'pages' ? 'integer' : 'text' })),
    rows: rows.map((row) => keys.map((key) => row[key])),
    notes: words.notes,
    landscape: true,
  };
}

/** Series after series, each by 件号. Codes given under an earlier template stand together. */
function compareCoded(a: IndexedItem, b: IndexedItem): number {
  const [aSeries, bSeries] = [seriesPart(a), seriesPart(b)];
  return compareItems(classOnly(a), classOnly(b)) || (aSeries < bSeries ? -1 : aSeries > bSeries ? 1 : 0) || (a.serial ?? 0) - (b.serial ?? 0);
}

function classOnly(item: IndexedItem): IndexedItem {
  return { ...item, documentOn: '', documentNumber: '', ord: 0, id: '' };
}

function seriesPart(item: IndexedItem): string {
  return (item.code ?? '').replace(/\d+$/, '');
}
