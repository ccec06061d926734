/** Width of a text in full-width characters: digits, Latin letters and their marks take half of one. */
export function fullWidths(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 && !/[“”‘’…—·《》〔〕]/.test(character) ? 0.5 : 1;
  return width;
}

/**
 * How large the issuer's name stands in the red heading: it must fill one line of 156 mm and be larger than the title
 * (GB/T 9704-2012 7.2.4 leaves the size to the issuer). Longer names take two lines.
 */
export function headingSize(heading: string): 'large' | 'medium' | 'small' {
  const width = fullWidths(heading);
  return width <= 8 ? 'large' : width <= 12 ? 'medium' : 'small';
}

/**
 * Where the axis of signature and date lies: four characters from the right for a short name, further in for longer
 * ones, so that the name stays inside the text area (7.3.5.1: 以成文日期为准居中编排发文机关署名).
 */
export function signaturePlace(issuer: string): 'right' | 'inner' | 'middle' {
  const width = fullWidths(issuer);
  return width <= 14 ? 'right' : width <= 22 ? 'inner' : 'middle';
}

/** Names of the 附件 and of their labels: a single one bears no number (7.3.4, 7.3.7). */
export function attachmentLabels(count: number): string[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? '' : String(index + 1)));
}
