/**
 * Draws the program's icons from the two SVG files in `build/icons`: PNGs by size for Linux and the
 * window, and an ICO for Windows. Run by hand after the drawing changed; needs an installed Chromium:
 * `node build/scripts/draw-icons.ts [path of the browser]`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../icons/', import.meta.url));
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Windows reads PNG only at 256; smaller pictures are kept as bitmaps for its oldest dialogs. */
const inIco = [16, 24, 32, 48, 64, 256];

type Picture = { readonly size: number; readonly png: Buffer; readonly rgba: Uint8Array };

async function draw(executablePath: string): Promise<Picture[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const pictures: Picture[] = [];
    for (const size of sizes) {
      const svg = readFileSync(`${folder}${size <= 48 ? 'icon-small' : 'icon'}.svg`, 'utf8');
      const drawn: { png: string; rgba: number[] } = await page.evaluate(script(svg, size));
      pictures.push({ size, png: Buffer.from(drawn.png, 'base64'), rgba: Uint8Array.from(drawn.rgba) });
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the picture as PNG (base64) and as RGBA bytes. Text, because this project has no DOM types. */
function script(svg: string, size: number): string {
  return `(async () => {
    const image = new Image(${size}, ${size});
    image.src = ${JSON.stringify(`data:image/svg+xml,${encodeURIComponent(svg)}`)};
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ${size};
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, ${size}, ${size});
    return { png: canvas.toDataURL('image/png').split(',')[1], rgba: [...context.getImageData(0, 0, ${size}, ${size}).data] };
  })()`;
}

/** An ICO file: header, directory, then each picture. */
function ico(pictures: readonly Picture[]): Buffer {
  const bodies = pictures.map((picture) => (picture.size === 256 ? picture.png : bitmap(picture)));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bodies[index]!.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bodies[index]!.length;
  });
  return Buffer.concat([head, ...bodies]);
}

/** A 32-bit bitmap as icons hold it: doubled height, rows from below, BGRA, then an empty mask. */
function bitmap({ size, rgba }: Picture): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      pixels[to] = rgba[from + 2]!;
      pixels[to + 1] = rgba[from + 1]!;
      pixels[to + 2] = rgba[from]!;
      pixels[to + 3] = rgba[from + 3]!;
    }
  }
  return Buffer.concat([header, pixels, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

const pictures = await draw(process.argv[2] ?? '/usr/bin/chromium');
for (const { size, png } of pictures) writeFileSync(`${folder}${size}x${size}.png`, png);
writeFileSync(`${folder}icon.ico`, ico(pictures.filter(({ size }) => inIco.includes(size))));
