/**
 * Draws the photos of the sample database: plain drawings marked 样例, kept as base64 in
 * `shared/services/sample/pictures.json`. Run by hand after a drawing changed; needs an installed Chromium:
 * `node build/scripts/draw-sample-pictures.ts [path of the browser]`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const target = fileURLToPath(new URL('../../shared/services/sample/pictures.json', import.meta.url));
const [width, height] = [480, 320];

const floor =
  '<rect width="480" height="320" fill="#e9e4d8"/><rect y="232" width="480" height="88" fill="#cdbfa6"/><rect y="228" width="480" height="5" fill="#b5a688"/>';
const window_ =
  '<rect x="330" y="56" width="104" height="96" fill="#cfe0ea" stroke="#8a8f94" stroke-width="5"/><path d="M382 56v96M330 104h104" stroke="#8a8f94" stroke-width="4"/>';
const box = (x: number, y: number, w: number, h: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" stroke="#6c6657" stroke-width="2"/>`;

function shelves(): string {
  const books = ['#7c3b35', '#2f5c7d', '#5d7a4a', '#9a7a35', '#54466b'];
  let drawing = box(48, 60, 176, 172, '#a9855a');
  for (let row = 0; row < 4; row += 1) {
    drawing += `<rect x="54" y="${66 + row * 41}" width="164" height="34" fill="#8a6a43"/>`;
    for (let at = 0; at < 16; at += 1)
      drawing += `<rect x="${57 + at * 10}" y="${72 + row * 41 + ((at * 5) % 7)}" width="8" height="${28 - ((at * 5) % 7)}" fill="${books[(at + row) % 5]}"/>`;
  }
  return drawing;
}
function notices(full: boolean): string {
  let drawing =
    '<rect width="480" height="320" fill="#dfe3df"/><rect y="270" width="480" height="50" fill="#b9b2a2"/><rect x="60" y="40" width="360" height="200" fill="#8b2f2b"/><rect x="72" y="76" width="336" height="152" fill="#f4f1e8"/><rect x="86" y="240" width="12" height="46" fill="#6b6b6b"/><rect x="382" y="240" width="12" height="46" fill="#6b6b6b"/>';
  for (let at = 0; at < 8; at += 1) {
    const [x, y] = [84 + (at % 4) * 82, 86 + Math.floor(at / 4) * 70];
    if (!full && at !== 1 && at !== 6) continue;
    drawing += `<g${full ? '' : ` transform="rotate(${at === 1 ? 7 : -9} ${x + 33} ${y + 28})" opacity="0.75"`}><rect x="${x}" y="${y}" width="66" height="56" fill="#fff" stroke="#b7b19f"/>`;
    for (let line = 0; line < 5; line += 1) drawing += `<rect x="${x + 7}" y="${y + 9 + line * 9}" width="${line === 4 ? 30 : 52}" height="3" fill="#8c8c86"/>`;
    drawing += '</g>';
  }
  return drawing;
}
function station(full: boolean): string {
  const empty = `${floor}${box(70, 70, 150, 162, '#c9c4b6')}<path d="M145 70v162" stroke="#6c6657" stroke-width="2"/>`;
  if (!full)
    return `${empty}<rect x="270" y="150" width="92" height="82" fill="#b98d5d" stroke="#6c6657" stroke-width="2"/><path d="M270 178h92" stroke="#6c6657"/>`;
  let drawing = `${floor}${box(60, 52, 220, 180, '#a12822')}<rect x="70" y="64" width="200" height="158" fill="#e8e4da"/>`;
  for (let at = 0; at < 4; at += 1)
    drawing += `<g transform="translate(${84 + at * 46} 116)"><rect y="14" width="26" height="84" rx="9" fill="#c0332c"/><rect x="8" width="10" height="16" fill="#3c3c3c"/><rect x="4" y="40" width="18" height="26" fill="#f2efe6"/></g>`;
  return `${drawing}<circle cx="352" cy="160" r="46" fill="none" stroke="#c0332c" stroke-width="16"/><circle cx="352" cy="160" r="16" fill="#c0332c"/>`;
}
function receipt(): string {
  let drawing =
    '<rect width="480" height="320" fill="#8f8a80"/><rect x="96" y="14" width="288" height="296" fill="#fbfaf6"/><text x="240" y="58" font-size="24" text-anchor="middle" font-weight="700" fill="#222">签 收 单</text>';
  for (let row = 0; row < 6; row += 1)
    drawing += `<path d="M120 ${84 + row * 32}h240" stroke="#444"/><rect x="126" y="${95 + row * 32}" width="${56 + ((row * 17) % 24)}" height="6" fill="#9b9b95"/>`;
  return `${drawing}<path d="M120 84v160M204 84v160M360 84v160" stroke="#444"/><path d="M222 218c14-22 22 18 34-4s18 10 30-6 16 8 26 0" fill="none" stroke="#20396b" stroke-width="3"/><circle cx="318" cy="262" r="32" fill="none" stroke="#c23a32" stroke-width="4" opacity="0.75"/>`;
}

const drawings: Readonly<Record<string, string>> = {
  'room-before': `${floor}${window_}${box(70, 170, 70, 62, '#b98d5d')}${box(150, 190, 54, 42, '#a77c4e')}<path d="M70 196h70M150 208h54" stroke="#6c6657"/>`,
  'room-after': `${floor}${window_}${shelves()}<rect x="262" y="186" width="170" height="12" fill="#9b7446"/><rect x="276" y="198" width="10" height="44" fill="#7d5c37"/><rect x="408" y="198" width="10" height="44" fill="#7d5c37"/>`,
  'board-before': notices(false),
  'board-after': notices(true),
  'station-before': station(false),
  'station-after': station(true),
  receipt: receipt(),
};
const mark =
  '<g transform="translate(404 286)"><rect x="-62" y="-24" width="124" height="38" rx="4" fill="#fff" opacity="0.88"/><rect x="-62" y="-24" width="124" height="38" rx="4" fill="none" stroke="#955700" stroke-width="3"/><text y="6" font-size="26" font-weight="700" letter-spacing="10" text-anchor="middle" x="5" fill="#955700" font-family="Noto Serif CJK SC, SimSun, serif">样例</text></g>';

const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width, height } });
const pictures: Record<string, string> = {};
for (const [name, drawing] of Object.entries(drawings)) {
  await page.setContent(`<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}${mark}</svg></body>`);
  pictures[name] = (await page.screenshot({ type: 'png' })).toString('base64');
}
await browser.close();
writeFileSync(target, `${JSON.stringify(pictures, null, 1)}\n`);
