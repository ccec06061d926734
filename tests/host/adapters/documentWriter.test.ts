import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import type { DocumentContents, DocumentKind } from '#shared/domain/document/forms.ts';
import type { OrderDocument } from '#shared/domain/document/orderDocument.ts';
import { documentSamples } from '#host/adapters/documentSamples.ts';
import { checkTemplate, defaultTemplate, writeDocument } from '#host/adapters/documentWriter.ts';
import { templates } from '#build/scripts/templates/index.ts';
import { packTemplate } from '#build/scripts/templates/package.ts';

const kinds = Object.keys(documentSamples) as DocumentKind[];
const order = documentSamples.order;

async function parts(kind: DocumentKind, content: Partial<DocumentContents[DocumentKind]> = {}, template?: Uint8Array): Promise<(name: string) => string> {
  const zip = new PizZip(await writeDocument(kind, { ...documentSamples[kind], ...content } as never, template));
  return (name) => zip.file(`word/${name}.xml`)?.asText() ?? '';
}

async function orderXml(content: Partial<OrderDocument> = {}): Promise<string> {
  return (await parts('order', content))('document');
}

/** Paragraphs of a document with their text. */
function paragraphs(xml: string): Array<{ readonly text: string; readonly xml: string }> {
  return Array.from(xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs), ([match]) => ({ text: textOf(match), xml: match }));
}

function textOf(xml: string): string {
  return xml
    .replace(/^<\?xml[^>]*>\s*/, '')
    .replace(/<w:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function paragraph(xml: string, text: string): string {
  const found = paragraphs(xml).find((each) => each.text.trim() === text);
  if (found === undefined) throw new Error(`no paragraph “${text}”`);
  return found.xml;
}

/** A template changed as a clerk might: text of its document part replaced. */
async function changed(kind: DocumentKind, change: (xml: string) => string, others: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const zip = new PizZip(await defaultTemplate(kind));
  zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
  for (const [name, content] of Object.entries(others)) zip.file(name, content);
  return zip.generate({ type: 'uint8array' });
}

test('page, margins and grid of an order are those of GB/T 9704', async () => {
  const xml = await orderXml();
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"');
  expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
});

test('the heading is red, centred, 小标宋, 35 mm under the top of the text area', async () => {
  const heading = paragraph(await orderXml(), '示例市民政局文件');
  expect(heading).toMatch(/w:eastAsia="方正小标宋简体".*<w:color w:val="FF0000"\/>.*<w:sz w:val="100"\/>/s);
  expect(heading).toContain('<w:jc w:val="center"/>');
  expect(Number(/w:before="(\d+)"/.exec(heading)?.[1])).toBeGreaterThan(1800);
});

test('a long issuer’s name is set smaller, in two lines', async () => {
  const heading = paragraphs(await orderXml({ heading: '示例市城市社区居民委员会建设工作领导小组办公室文件' })).find((each) => each.text.includes('领导小组'));
  expect(heading?.text).toBe('示例市城市社区居民委员会\n建设工作领导小组办公室文件');
  expect(heading?.xml).toContain('<w:sz w:val="52"/>');
});

test('the number stands in 〔〕 over a red line as wide as the text', async () => {
  const number = paragraph(await orderXml(), '示民整〔2021〕1号');
  expect(number).toMatch(/<w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"\/>/);
  expect(number).not.toContain('<w:ind');
});

test('the title is 2号小标宋 and centred; nothing is bold anywhere', async () => {
  const xml = await orderXml();
  const title = paragraphs(xml).find((each) => each.text.startsWith('示例市民政局关于'));
  expect(title?.text.split('\n').length).toBe(2);
  expect(title?.xml).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/s);
  for (const kind of kinds) expect((await parts(kind))('document')).not.toMatch(/<w:b\/>|<w:b w:val|<w:bCs/);
});

test('addressee flush left with a full-width colon, body two characters in, levels in 黑体 and 楷体', async () => {
  const xml = await orderXml();
  expect(paragraph(xml, '示例街道办事处：')).toContain('w:firstLine="0"');
  expect(paragraph(xml, '现就整改工作通知如下。')).toMatch(
    /w:line="579" w:lineRule="exact".*w:firstLine="640".*w:eastAsia="仿宋_GB2312".*<w:spacing w:val="-5"\/><w:sz w:val="32"\/>/s,
  );
  expect(paragraph(xml, '一、存在问题')).toContain('w:eastAsia="黑体"');
  expect(paragraph(xml, '（一）办公用房')).toContain('w:eastAsia="楷体_GB2312"');
  expect(paragraph(xml, '1.面积不足。')).toContain('w:eastAsia="仿宋_GB2312"');
});

test('the last paragraph, the signature and the date stay together, with room for the seal', async () => {
  const all = paragraphs(await orderXml({ attachments: [] }));
  const last = all.findIndex((each) => each.text === '请按期整改并书面反馈。');
  expect(all.slice(last, last + 5).map((each) => each.text)).toEqual(['请按期整改并书面反馈。', '', '', '\t示例市民政局', '\t2021年6月7日']);
  expect(all.slice(last, last + 4).every((each) => each.xml.includes('<w:keepNext/>'))).toBe(true);
  expect(all[last + 3]?.xml).toContain('<w:tab w:val="center" w:pos="6633"/>');
});

test('a draft leaves the day to be written', async () => {
  expect(textOf(await orderXml({ issuedOn: null, number: '示民整〔2021〕　号' }))).toContain('\t　　年　　月　　日');
});

test('one 附件 is named without a number, two with', async () => {
  const [first] = order.attachments;
  const one = await orderXml({ attachments: first === undefined ? [] : [first] });
  expect(paragraph(one, '附件：问题清单')).toContain('w:hanging="960"');
  expect(paragraph(one, '附件')).toMatch(/<w:pageBreakBefore\/>.*黑体/s);
  const two = await orderXml();
  expect(textOf(two)).toContain('附件：1.问题清单　　　2.联系人名单');
  expect(paragraph(two, '附件2')).toContain('<w:pageBreakBefore/>');
  expect(textOf(await orderXml({ attachments: [] }))).not.toContain('附件');
});

test('the items stand in a table whose header is repeated', async () => {
  const xml = await orderXml();
  const [table] = /<w:tbl>.*?<\/w:tbl>/s.exec(xml) ?? [''];
  const rows = Array.from(table.matchAll(/<w:tr>.*?<\/w:tr>/gs), ([row]) => Array.from(row.matchAll(/<w:tc>.*?<\/w:tc>/gs), ([cell]) => textOf(cell)));
  expect(rows).toEqual([
    ['序号', '挂账号', '社区', '问题', '依据', '整改要求', '督办经过'],
    ['1', '示民挂〔2021〕1号', '示例社区', '面积不足', '第三部分', '补足面积', '已送达整改通知'],
  ]);
  expect(table).toContain('<w:tblHeader/>');
});

test('版记 is a box at the foot of the text area; without copies it has one line', async () => {
  const xml = await orderXml();
  const box = /<wp:anchor.*?<\/wp:anchor>/s.exec(xml)?.[0] ?? '';
  expect(box).toContain('<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>');
  expect(box).toContain('<w:top w:val="single" w:sz="8"');
  expect(box).toContain('<w:insideH w:val="single" w:sz="6"');
  expect(paragraphs(box).map((each) => each.text)).toEqual(['抄送：示例市人民政府办公室。', '示例市民政局办公室\t2021年6月7日印发', '']);
  const without = /<wp:anchor.*?<\/wp:anchor>/s.exec(await orderXml({ copies: [], printingOffice: '' }))?.[0] ?? '';
  expect(paragraphs(without).map((each) => each.text)).toEqual(['示例市民政局\t2021年6月7日印发', '']);
});

test('a long 印发机关 keeps 4号, and the day stands on a line of its own', async () => {
  const office = '清镇市社区居委会常态长效工作领导小组办公室';
  const box = /<wp:anchor.*?<\/wp:anchor>/s.exec(await orderXml({ printingOffice: office }))?.[0] ?? '';
  const lines = paragraphs(box).filter(({ text }) => text.includes(office) || text.includes('印发'));
  expect(lines.map(({ text }) => text)).toEqual([office, '2021年6月7日印发']);
  for (const { xml } of lines) expect(xml).toContain('<w:sz w:val="28"/>');
  expect(lines[1]?.xml).toContain('<w:jc w:val="right"/>');
});

test('page numbers are 四号宋体 between dashes, outside on odd and even pages', async () => {
  const part = await parts('order');
  expect(part('settings')).toContain('<w:evenAndOddHeaders/>');
  expect(textOf(part('defaultFooter'))).toBe('—  PAGE 1 —');
  expect(part('defaultFooter')).toMatch(/<w:ind w:right="280"\/><w:jc w:val="right"\/>/);
  expect(part('evenFooter')).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>/);
  expect(part('defaultFooter')).toMatch(/w:eastAsia="宋体".*<w:sz w:val="28"\/>/s);
});

test.for(kinds)('%s: every page of a sample says 样例, a real one does not', async (kind) => {
  const sample = await parts(kind, { sample: true });
  expect([sample('defaultHeader'), sample('evenHeader')].map((xml) => textOf(xml).startsWith('样例'))).toEqual([true, true]);
  const real = await parts(kind, { sample: false });
  expect([real('defaultHeader'), real('evenHeader')].map(textOf)).toEqual(['', '']);
});

test.for(kinds)('%s: the committed template is what the script makes', async (kind) => {
  const [committed, made] = [
    new PizZip(await defaultTemplate(kind)),
    new PizZip(
      await packTemplate(
        templates[kind] ??
          (() => {
            throw new Error(kind);
          })(),
      ),
    ),
  ];
  expect(Object.keys(committed.files).toSorted()).toEqual(Object.keys(made.files).toSorted());
  for (const name of Object.keys(made.files)) expect(committed.file(name)?.asText() === made.file(name)?.asText(), name).toBe(true);
});

test.for(kinds)('%s: the default template names only what there is', async (kind) => {
  const template = await defaultTemplate(kind);
  expect(() => checkTemplate(kind, template)).not.toThrow();
});

test('marks of XML, braces and line breaks in a text stay text', async () => {
  const xml = await orderXml({
    addressee: '<甲> & {标题}',
    body: [
      { level: 0, text: '第一行\n第二行\u0000' },
      { level: 0, text: '{#正文}' },
    ],
  });
  expect(textOf(xml)).toContain('<甲> & {标题}：第一行\n第二行{#正文}');
});

test('a catalogue lies across, with days of eight digits and its header repeated', async () => {
  const xml = (await parts('file-catalogue'))('document');
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  expect(textOf(xml)).toContain(
    '序号档号文号责任者题名日期密级页数备注1Z109-WS·2021-D30-SQ-0001示民整〔2021〕1号示例市民政局关于示例社区问题的整改通知202106073',
  );
  expect(xml).toContain('<w:tblHeader/>');
});

test('the receipt leaves blanks for the hand, the recheck ticks its conclusion', async () => {
  const receipt = textOf((await parts('receipt', { servedOn: null, receiver: { name: '', on: null, post: '' } }))('document'));
  expect(receipt).toContain('送达日期　　年　　月　　日');
  const boxes = async (passed: boolean | null): Promise<string> =>
    /复查结论(.*?)处理意见/s.exec(textOf((await parts('recheck', { passed }))('document')))?.[1] ?? '';
  expect(await Promise.all([true, false, null].map(boxes))).toEqual(['☑合格　　　　□不合格', '□合格　　　　☑不合格', '□合格　　　　□不合格']);
});

test('the closure form lists the papers of the case; without any its cell is empty but whole', async () => {
  const xml = (await parts('closure'))('document');
  expect(textOf(xml)).toContain('督令经过整改令　示民整〔2021〕1号　2021年6月7日送达，期限2021年6月7日，按期完成整改情况');
  const empty = (await parts('closure', { papers: [] }))('document');
  expect(empty).not.toMatch(/<\/w:tcPr><\/w:tc>/);
});

test('a template changed in WPS, its tags torn into several runs, still works', async () => {
  const template = await changed('order', (xml) =>
    xml.replace('<w:t xml:space="preserve">{标题}</w:t></w:r>', '<w:t>{标</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:t>题}</w:t></w:r>'),
  );
  expect(textOf((await parts('order', {}, template))('document'))).toContain('办公用房面积不足问题的整改通知');
});

test('a list may be named by its columns instead of their places', async () => {
  const template = await changed('order', (xml) => xml.replace('{格7}', '{完成时限}'));
  expect(textOf((await parts('order', {}, template))('document'))).toContain('补足面积2021年6月22日');
});

test.for<readonly [string, (xml: string) => string, string]>([
  ['an unknown tag', (xml) => xml.replace('{标题}', '{标提}'), '标记{标提}不是本文书的内容'],
  ['a tag without its end', (xml) => xml.replace('{标题}', '{标题'), '正文中的“{标题'],
  ['a tag without its start', (xml) => xml.replace('{标题}', '标题}'), '正文中的“标题}”缺少左花括号'],
  ['a list never closed', (xml) => xml.replace('{/正文}', ''), '正文中的{#正文}没有对应的{/正文}'],
  ['a list never opened', (xml) => xml.replace('{#附注}', ''), '正文中的{/附注}没有对应的{#附注}'],
  ['a list closed under another name', (xml) => xml.replace('{/一级}', '{/二级}'), '正文中的{#一级}被{/二级}结束'],
])('%s is told in words the clerk understands', async ([, change, problem]) => {
  const template = await changed('order', change);
  const refused = expect.objectContaining({
    code: 'template_tags',
    data: expect.objectContaining({ name: '督令', problems: expect.arrayContaining([expect.stringContaining(problem)]) as unknown }) as unknown,
  }) as unknown;
  expect(() => checkTemplate('order', template)).toThrow(refused as Error);
  await expect(writeDocument('order', order, template)).rejects.toEqual(refused);
});

test('all problems of a template are told at once', async () => {
  const template = await changed('order', (xml) => xml.replace('{/正文}', '').replace('{发文字号}', '发文字号}').replace('{署名}', '{署名'));
  await expect(writeDocument('order', order, template)).rejects.toMatchObject({ code: 'template_tags', data: { count: expect.any(Number) as number } });
  const error: unknown = await writeDocument('order', order, template).catch((reason: unknown) => reason);
  expect((error as { data: { count: number } }).data.count).toBeGreaterThanOrEqual(2);
});

test('a template cannot compute, nor reach what was not given to it', async () => {
  for (const tag of ['constructor', '__proto__', 'toString', '1+1', 'process.env']) {
    const template = await changed('order', (xml) => xml.replace('{标题}', `{${tag}}`));
    await expect(writeDocument('order', order, template), tag).rejects.toMatchObject({ code: 'template_tags' });
  }
});

const types = (more: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${more}</Types>`;
const relation = (attributes: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" ${attributes}/></Relationships>`;
const same = (xml: string): string => xml;

test.for<readonly [string, (xml: string) => string, Readonly<Record<string, string>>, string]>([
  ['another document taken in', (xml) => xml.replace('<w:sectPr', '<w:altChunk r:id="x"/><w:sectPr'), {}, '并入的其他文档'],
  [
    'a relationship to a document taken in',
    same,
    { 'word/_rels/document.xml.rels': relation('Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.html"') },
    '并入的其他文档',
  ],
  [
    'a template on the network',
    same,
    { 'word/_rels/settings.xml.rels': relation('Type="x/attachedTemplate" Target="http://example.invalid/a.dotm" TargetMode="External"') },
    '外部文件',
  ],
  [
    'a picture on the network',
    same,
    { 'word/_rels/defaultHeader.xml.rels': relation('Type="x/image" Target="http://example.invalid/a.png" TargetMode="External"') },
    '外部文件',
  ],
  ['macros', same, { 'word/vbaProject.bin': 'x' }, '宏'],
  [
    'a macro content type',
    same,
    { '[Content_Types].xml': types('<Default Extension="bin" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>') },
    '宏',
  ],
  ['an embedded object', same, { 'word/embeddings/oleObject1.bin': 'x' }, '嵌入的对象'],
  [
    'a field that runs a program',
    (xml) => xml.replace('<w:sectPr', '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r></w:p><w:sectPr'),
    {},
    '域',
  ],
  [
    'a field that reads a file',
    (xml) => xml.replace('<w:sectPr', '<w:p><w:r><w:instrText> INCLUDETEXT "c:/a.docx" </w:instrText></w:r></w:p><w:sectPr'),
    {},
    '域',
  ],
  ['an entity', (xml) => `<!DOCTYPE w [<!ENTITY a "b">]>${xml}`, {}, '不合规范'],
])('a template with %s is refused', async ([, change, others, what]) => {
  const template = await changed('order', change, others);
  await expect(writeDocument('order', order, template)).rejects.toMatchObject({
    code: 'template_unsafe',
    data: { name: '督令', what: expect.stringContaining(what) as string },
  });
});

test.for<readonly [string, () => Uint8Array | Promise<Uint8Array>]>([
  ['a text file', () => Buffer.from('不是文档')],
  ['half a document', async () => (await defaultTemplate('order')).subarray(0, 3000)],
  ['a zip that is no document', () => new PizZip().file('a.txt', 'x').generate({ type: 'uint8array' })],
])('%s is no template', async ([, bytes]) => {
  await expect(writeDocument('order', order, await bytes())).rejects.toMatchObject({ code: 'template_damaged', data: { name: '督令' } });
});

test('a template that unpacks to 70 MB is refused', async () => {
  const zip = new PizZip(await defaultTemplate('order'));
  zip.file('word/media/a.bin', Buffer.alloc(70 << 20));
  await expect(writeDocument('order', order, zip.generate({ type: 'uint8array', compression: 'DEFLATE' }))).rejects.toMatchObject({ code: 'template_unsafe' });
});

test('a 挂账号 does not break at its hyphens, and is whole as text', async () => {
  const xml = (await parts('closure', { caseNumber: 'GZ-2021-0006' }))('document');
  expect(xml).toContain('GZ</w:t><w:noBreakHyphen/><w:t xml:space="preserve">2021</w:t><w:noBreakHyphen/><w:t xml:space="preserve">0006');
});

test('letters and figures of the catalogue have a font of their own, so that a code and a case number stand in one line where 仿宋_GB2312 is missing', async () => {
  const line = { ...documentSamples['file-catalogue'].lines[0]!, archivalCode: 'Z001-WS·2021-D30-DCZG-0001', note: 'GZ-2024-0035' };
  const xml = (await parts('file-catalogue', { lines: [line] }))('document');
  for (const text of [line.archivalCode, line.note]) {
    const cell = Array.from(xml.matchAll(/<w:tc>.*?<\/w:tc>/gs), ([found]) => found).find((found) =>
      textOf(found.replaceAll('<w:noBreakHyphen/>', '-')).includes(text),
    )!;
    expect(cell).toContain('w:ascii="Times New Roman"');
    expect(cell).toContain('w:eastAsia="仿宋_GB2312"');
    const [width, halfPoints] = [/<w:tcW w:w="(\d+)"/.exec(cell)![1], /<w:sz w:val="(\d+)"/.exec(cell)![1]].map(Number);
    // DejaVu Serif, the widest of what stands in for it, takes 0.61 of its size for a letter, on average; a margin of 60 on both sides.
    expect(text.length * 0.61 * halfPoints! * 10).toBeLessThan(width! - 120);
  }
});
