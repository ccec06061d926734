import { compact, shownText } from './cellText.ts';
import { unitOf, type Unit } from './units.ts';

/** A header cell taken apart: the words that name the field, a key to compare them by, the unit it states. */
export type HeaderCell = { readonly label: string; readonly key: string; readonly unit: Unit | null };

const NUMBERING = /^(?:[①-⑳⑴-⒇]|[(（]?[一二三四五六七八九十]{1,3}[)）、．.]|[(（]?\d{1,2}(?:[)）、．]|\.(?!\d)))\s*/u;
const BRACKETS = /[(（[【〔]([^()（）[\]【】〔〕]*)[)）\]】〕]/g;
const UNIT_PREFIX = /^(?:计量)?单位[:：为]?/;
const REMARKS = /^(?:必填|选填|可不填|下拉|下拉选择|填数字|如有|是\/?否|有\/?无|√\/?×|√或×|打√)$/;
const TRAILING_UNIT = /[:：/／,，_\-—](?:单位[:：]?)?([^:：,，_\-—()（）]{1,6})$/;
const BARE_UNIT = /(㎡|m²|m2|平方米|平米|万元\/[年月]|元\/[年月]|万元|千元)$/i;
const PUNCTUATION = /[\s()（）[\]【】〔〕《》〈〉“”"'‘’「」『』:：、，,。.·*＊/／\\_\-—~?？!！#;；+&]/g;
/** 年, 月 and the like in brackets say when, not what is measured. */
const MEASURED = new Set(['area', 'land', 'money', 'household', 'person', 'book', 'percent', 'item']);

/** Reads one header cell: line breaks and spaces go, numbering goes, a unit in brackets or behind a separator is split off. */
export function readHeader(text: string): HeaderCell {
  let label = shownText(text).replace(NUMBERING, '');
  let unit: Unit | null = null;
  label = label.replace(BRACKETS, (whole, inner: string) => {
    const words = compact(inner).replace(UNIT_PREFIX, '');
    if (REMARKS.test(words)) return '';
    const found = measured(words);
    if (found === null) return whole;
    unit ??= found;
    return '';
  });
  if (unit === null) {
    const match = TRAILING_UNIT.exec(label) ?? BARE_UNIT.exec(label);
    const found = match === null ? null : measured(match[1] ?? '');
    if (match !== null && found !== null && match.index > 0) {
      unit = found;
      label = label.slice(0, match.index);
    }
  }
  label = label.trim();
  return { label, key: headerKey(label), unit };
}

/** Header words without width, case, spaces and punctuation: two headers with the same key say the same. */
export function headerKey(label: string): string {
  return compact(label).replace(PUNCTUATION, '');
}

/** The units a title line states: 「单位：户、人、平方米、元」 → four. */
export function titleUnits(title: string): Unit[] {
  const match = /(?:^|计量|\P{Script=Han})单位[:：]\s*([^:：]*?)(?:\s{2,}|\)|）|$)/u.exec(title);
  if (match === null) return [];
  return (match[1] ?? '').split(/[、,，;；\s]+/).flatMap((part) => measured(part) ?? []);
}

function measured(text: string): Unit | null {
  const unit = unitOf(text);
  return unit !== null && MEASURED.has(unit.dimension) ? unit : null;
}
