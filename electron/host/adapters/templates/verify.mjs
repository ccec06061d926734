/*
 * 校验本审计包，不需要安装原程序：
 *     node verify.mjs            在本包的文件夹里运行
 *     node verify.mjs 路径       校验别处的包
 *
 * 逐个核对 manifest-*.txt 和 tagmanifest-*.txt 登记的校验值（BagIt 1.0，RFC 8493），
 * 并核对 bag-info.txt 登记的文件总量，再从第一条起核对操作记录的链：条数、最后一条的校验值、链头都须与登记的一致。只用 Node 自带的模块，不联网，不写任何文件。
 * 全部相符时退出码为 0，否则为 1。
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const bag = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
const problems = [];
const bad = (text) => {
  problems.push(text);
  console.log(`不符：${text}`);
};

/** 包内的全部文件，路径以 / 分隔。 */
function walk(folder, prefix = '') {
  return readdirSync(folder).flatMap((name) => {
    const path = prefix + name;
    const info = lstatSync(join(folder, name));
    if (info.isDirectory()) return walk(join(folder, name), `${path}/`);
    if (!info.isFile()) bad(`${path} 不是普通文件`);
    return info.isFile() ? [path] : [];
  });
}

function digestOf(path, algorithm) {
  return new Promise((done) => {
    const hash = createHash(algorithm);
    createReadStream(join(bag, path))
      .on('data', (chunk) => hash.update(chunk))
      .on('error', () => done('读不出'))
      .on('end', () => done(hash.digest('hex')));
  });
}

/** 清单里的一行：校验值和路径。路径只许在包内。 */
function linesOf(manifest) {
  return readFileSync(join(bag, manifest), 'utf8')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const match = /^([0-9a-fA-F]+)[ \t]+(\S.*)$/.exec(line);
      const path = match?.[2].replace(/%(0A|0D|25)/gi, (code) => decodeURIComponent(code));
      if (match === null || path.split('/').includes('..') || /^[/\\~]|^[A-Za-z]:/.test(path)) {
        bad(`${manifest} 有一行不能识别：${line}`);
        return [];
      }
      return [{ hash: match[1].toLowerCase(), path }];
    });
}

/** 与原程序相同的写法：键按次序排列，没有空格，文字用 NFC。 */
function canonical(value) {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value)
    .map((name) => [name.normalize('NFC'), value[name]])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${names.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** 最后一条的链头：前 16 位十六进制，四位一组，加一位校验。 */
function shortHead(hash) {
  const digits = hash.slice(0, 16);
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const doubled = Number.parseInt(digit, 16) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(doubled / 16) + (doubled % 16);
  });
  return `${digits.match(/.{4}/g).join('-')}-${((16 - (sum % 16)) % 16).toString(16)}`;
}

const info = existsSync(join(bag, 'bag-info.txt')) ? readFileSync(join(bag, 'bag-info.txt'), 'utf8') : '';
/** bag-info.txt 登记的一项；没有登记时为 undefined。 */
const written = (label) => new RegExp(`^${label}: (\\S+)`, 'mi').exec(info)?.[1];

/** 登记的字节数和文件数，与 data 里实有的。 */
function checkOxum(files) {
  const oxum = written('Payload-Oxum');
  const payload = files.filter((path) => path.startsWith('data/'));
  const actual = `${payload.reduce((sum, path) => sum + lstatSync(join(bag, path)).size, 0)}.${payload.length}`;
  if (oxum !== undefined && oxum !== actual) bad(`文件总量不符：bag-info.txt 登记为 ${oxum}，实际为 ${actual}（字节数.文件数）`);
}

async function checkChain(path) {
  const [count, whole, chainHead] = [written('Event-Count'), written('Event-Chain-Hash'), written('Event-Chain-Head')];
  if (path === undefined) {
    if (count !== undefined || whole !== undefined || chainHead !== undefined) bad(`缺少操作记录：bag-info.txt 登记有 ${count ?? ''} 条，包里没有 chain.jsonl`);
    return undefined;
  }
  let previous = '';
  let seq = 0;
  let withContent = 0;
  for await (const line of createInterface({ input: createReadStream(join(bag, path)), crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      return bad(`操作记录第 ${seq + 1} 行不能识别`);
    }
    const { at, onDay, personId, kind, subjectKind, subjectId, backfilled, digest } = record;
    if (record.seq !== seq + 1) return bad(`操作记录第 ${seq} 条之后缺失或顺序不对`);
    if (record.previousHash !== previous) return bad(`第 ${record.seq} 条操作记录接不上前一条`);
    const sealed = canonical({ seq: record.seq, at, onDay, personId, kind, subjectKind, subjectId, backfilled, digest });
    if (record.hash !== sha256(`${previous}\n${sealed}`)) return bad(`第 ${record.seq} 条操作记录被改动过`);
    if (record.content) {
      withContent += 1;
      if (sha256(`${record.content.salt}\n${canonical(record.content.payload)}`) !== digest) return bad(`第 ${record.seq} 条操作记录的原文被改动过`);
    }
    previous = record.hash;
    seq = record.seq;
  }
  const head = previous === '' ? '' : shortHead(previous);
  if (count !== undefined && Number(count) !== seq) bad(`bag-info.txt 登记有操作记录 ${count} 条，包里有 ${seq} 条`);
  if (whole !== undefined && whole !== previous) bad('bag-info.txt 登记的最后一条操作记录的校验值与包里的不一致');
  console.log(`操作记录 ${seq} 条，前后相接；其中 ${withContent} 条附有原文并相符。链头 ${head}`);
  if (chainHead !== undefined && chainHead !== head) bad(`bag-info.txt 登记的链头是 ${chainHead}，与操作记录的 ${head} 不一致`);
  return undefined;
}

const files = walk(bag);
/** 原程序导出的包：有原程序的名称，或有只有它才写的文件。这样的包必须四份清单俱全，bagit.txt 一字不差。 */
const own =
  /^Bag-Software-Agent: community-oversight-desk/im.test(info) ||
  files.some((path) => path === 'verify.mjs' || (path.startsWith('data/') && path.endsWith('/chain.jsonl')));
const declaration = files.includes('bagit.txt') ? readFileSync(join(bag, 'bagit.txt'), 'utf8') : null;
if (declaration === null) bad('缺少 bagit.txt，这不是一个 BagIt 包');
else if (
  own
    ? declaration !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
    : !/^BagIt-Version: (0\.9[3-7]|1\.0)\r?\nTag-File-Character-Encoding: \S+/.test(declaration)
)
  bad('bagit.txt 的内容变了或不能识别');
if (own) {
  for (const name of ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']) {
    if (!files.includes(name)) bad(`缺少清单 ${name}：原程序导出的包都有它，没有它就看不出文件是否被换过`);
  }
}
const manifests = files.filter((path) => /^(tag)?manifest-(sha256|sha512)\.txt$/.test(path));
if (!manifests.some((path) => path.startsWith('manifest-'))) bad('没有校验清单');
/** 一个文件只说一次，并列出说它不符的各份清单。 */
const found = new Map();
const note = (text, manifest) => found.set(text, [...(found.get(text) ?? []), manifest]);
for (const manifest of manifests) {
  const algorithm = /-(sha\d+)\.txt$/.exec(manifest)[1];
  const isTag = manifest.startsWith('tag');
  const listed = new Set();
  for (const { hash, path } of linesOf(manifest)) {
    listed.add(path);
    if (!files.includes(path)) note(`缺少文件 ${path}`, manifest);
    else if ((await digestOf(path, algorithm)) !== hash) note(`${path} 的内容变了`, manifest);
  }
  for (const path of files) {
    const mine = isTag ? !path.startsWith('data/') && !path.startsWith('tagmanifest-') : path.startsWith('data/');
    if (mine && !listed.has(path)) note(`多出文件 ${path}，清单中没有它`, manifest);
  }
  console.log(`${manifest}：核对 ${listed.size} 个文件`);
}
for (const [text, saidBy] of found) bad(`${text}（${saidBy.join('、')}）`);
checkOxum(files);
await checkChain(files.find((path) => path.startsWith('data/') && path.endsWith('/chain.jsonl')));
console.log(problems.length === 0 ? '全部相符。' : `共 ${problems.length} 处不符。`);
process.exitCode = problems.length === 0 ? 0 : 1;
