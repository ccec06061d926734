/** Attributes of one start tag, by local name (`r:id` is `id` unless an `id` without prefix stands there too). */
export type TagAttributes = Readonly<Record<string, string>>;

/**
 * The start tags of one local name in a small XML part (relationships, workbook list, content types), with their
 * attributes. Reads no DTD, resolves only the five predefined and numeric entities.
 */
export function startTags(xml: string, localName: string): TagAttributes[] {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${localName}(?=[\\s/>])([^<>]*)>`, 'g');
  return Array.from(xml.matchAll(pattern), (match) => readAttributes(match[1] ?? ''));
}

function readAttributes(text: string): TagAttributes {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const match of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] ?? '';
    const value = unescapeXml(match[2] ?? match[3] ?? '');
    const local = name.slice(name.indexOf(':') + 1);
    if (name === local || !(local in attributes)) attributes[local] = value;
    attributes[name] = value;
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML with its entities resolved; unknown ones stay as they are. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const unsafe = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
const dropped = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text for XML content or a double-quoted attribute; characters XML cannot carry are dropped. */
export function escapeXml(text: string): string {
  if (!unsafe.test(text)) return text;
  return text.replace(dropped, '').replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
}
