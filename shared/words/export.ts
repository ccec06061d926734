import type { BagErrorCode, BagFinding, BagWarningCode } from '#shared/domain/bag/report.ts';
import type { PathProblem } from '#shared/domain/bag/paths.ts';
import type { IndexModel } from '#shared/domain/bag/indexModel.ts';

/** Words of the audit bag: its index, its reading instructions, and what the verifier finds. */
export const exportWords = {
  language: 'zh-CN',
  title: '社区督导审计包',
  sample: '样例',
  facts: {
    asOf: (day: string) => `数据截至 ${day}`,
    madeAt: (at: string) => `制作时间 ${at}`,
    identifier: (id: string) => `编号 ${id}`,
    program: (version: string) => `社区督导台 ${version}`,
  },
  figures: {
    communities: '社区',
    cases: '案件',
    closed: '已销号',
    overdue: '逾期',
    orders: '督令',
    attachments: '附件',
    archive: '档案件数',
    events: '操作记录',
  },
  sections: {
    files: { title: '数据文件', note: '电子表格可用 WPS 或 Excel 打开，其他文件供程序读取。', empty: '没有数据文件。', columns: ['内容', '文件', '大小'] },
    register: {
      title: '社区名册',
      note: '无法判定表示数据缺失，不计为达标。',
      empty: '没有登记社区。',
      columns: ['社区', '乡镇（街道）', '户数', '达标', '不达标', '无法判定', '文件'],
    },
    cases: {
      title: '案件',
      note: '',
      empty: '没有案件。',
      columns: ['状态', '挂账号', '社区', '责任单位', '问题', '立案日期', '期限', '销号日期', '所在督令', '文件'],
    },
    orders: {
      title: '督令',
      note: '已撤销的督令保留文号和理由。',
      empty: '没有督令。',
      columns: ['状态', '类型', '文号', '标题', '主送', '签发日期', '送达日期', '项数', '文件'],
    },
    attachments: { title: '附件', note: '', empty: '没有附件。', columns: ['名称', '关于', '日期', '大小', '文件'] },
    archive: { title: '档案目录', note: '', empty: '还没有归档文件。', columns: ['档号', '题名', '责任者', '文号', '日期', '保管期限', '页数', '文件'] },
  },
  communitiesBesides: (closed: number) => `社区（另有已撤并 ${closed} 个）`,
  closedCommunity: (name: string, day: string) => `${name}（${day}撤并）`,
  open: '打开',
  openNth: (number: number) => `打开${number}`,
  verify: {
    title: '怎样校验',
    steps: [
      '本包按 BagIt 1.0（RFC 8493）制作，每个文件都有 SHA-256 和 SHA-512 校验值，登记在 manifest-sha256.txt 和 manifest-sha512.txt。',
      'Linux（麒麟、统信）：在本文件夹打开终端，运行 sha256sum -c manifest-sha256.txt，全部显示“成功”或 OK 即完好。',
      'Windows：在命令提示符运行 certutil -hashfile 文件名 SHA256，与 manifest-sha256.txt 中同名文件的校验值对照。',
      '说明文件和本目录的校验值登记在 tagmanifest-sha256.txt，校验方法相同。',
      '操作记录逐条相连，最后一条的链头见 bag-info.txt 的 Event-Chain-Head，可与机关留存的链头核对。',
    ],
  },
  footer: '本目录由程序生成，不需要联网，也不需要安装原程序。',
  index: {
    contents: '目录',
    rows: (count) => `${count} 条`,
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    back: '返回目录',
    range: (from, to) => `第 ${from}—${to} 条`,
  } satisfies IndexModel['words'],
} as const;

const problemWords: Readonly<Record<PathProblem, string>> = {
  empty: '路径为空',
  control: '含控制字符',
  absolute: '是绝对路径',
  unc: '指向网络位置',
  drive: '指向盘符',
  scheme: '指向网址',
  home: '指向用户目录',
  variable: '含环境变量',
  parent: '用 .. 跳出了本包',
};

type Words = (finding: BagFinding) => string;
const at = ({ manifest, line }: BagFinding): string => (manifest === undefined ? '' : `（${manifest}${line === undefined ? '' : ` 第 ${line} 行`}）`);
const name = ({ path }: BagFinding): string => path ?? '';

/** What makes a bag invalid, with the file it concerns. */
export const bagErrorWords: Readonly<Record<BagErrorCode, Words>> = {
  bagit_missing: () => '缺少 bagit.txt，这不是一个 BagIt 包。',
  bagit_mark: () => 'bagit.txt 开头有字节顺序标记（BOM），不符合规范。',
  bagit_malformed: () => 'bagit.txt 的写法不符合规范：应为两行，冒号前无空格、后有一个空格。',
  bagit_version_unknown: () => 'bagit.txt 中的版本号不能识别。',
  encoding_unknown: (finding) => `bagit.txt 声明的编码 ${finding.actual ?? ''} 不能识别。`,
  encoding_broken: (finding) => `${name(finding)} 的内容不是声明的编码 ${finding.expected ?? ''}。`,
  manifest_missing: () => '没有校验清单（manifest），无法校验。',
  manifest_unreadable: (finding) => `${finding.manifest ?? ''} 不能读取。`,
  manifest_mark: (finding) => `${name(finding)} 开头有字节顺序标记（BOM），第一行会被读错。`,
  manifest_line_malformed: (finding) => `校验清单有一行不能识别${at(finding)}。`,
  checksum_malformed: (finding) => `${name(finding)} 的校验值长度不对${at(finding)}。`,
  path_unsafe: (finding) => `${name(finding)} 不安全：${finding.problem === undefined ? '' : problemWords[finding.problem]}${at(finding)}。`,
  path_out_of_scope: (finding) => `${name(finding)} 不在本包的内容范围内${at(finding)}。`,
  entry_twice: (finding) => `${name(finding)} 在同一清单中列了两次${at(finding)}。`,
  entry_twice_differing: (finding) => `${name(finding)} 在同一清单中列了两次，校验值还不同${at(finding)}。`,
  file_missing: (finding) => `缺少文件 ${name(finding)}${at(finding)}。`,
  file_altered: (finding) => `文件 ${name(finding)} 的内容变了${at(finding)}。`,
  file_unlisted: (finding) => `多出文件 ${name(finding)}，清单中没有它。`,
  file_not_in_every_manifest: (finding) => `文件 ${name(finding)} 没有列入 ${finding.manifest ?? ''}，应列入每一份清单。`,
  file_not_checked: (finding) => `文件 ${name(finding)} 没有算出校验值，不能判断是否完好${at(finding)}。`,
  file_damaged: (finding) => `文件 ${name(finding)} 已损坏，读不出来。`,
  not_a_file: (finding) => `${name(finding)} 不是普通文件（可能是链接）。`,
  file_twice: (finding) => `${name(finding)} 在压缩包中出现了两次。`,
  tag_file_missing: (finding) => `缺少说明文件 ${name(finding)}${at(finding)}。`,
  tag_file_altered: (finding) => `说明文件 ${name(finding)} 的内容变了${at(finding)}。`,
  tag_manifest_lists_payload: (finding) => `${finding.manifest ?? ''} 不应列入内容文件 ${name(finding)}。`,
  tag_manifest_lists_tag_manifest: (finding) => `${finding.manifest ?? ''} 不应列入 ${name(finding)}。`,
  tag_manifest_omits_manifest: (finding) => `${finding.manifest ?? ''} 没有列入 ${name(finding)}，清单本身可能被换过。`,
  own_manifest_missing: (finding) => `缺少清单 ${name(finding)}：本程序导出的包都有它，没有它就看不出文件是否被换过。`,
  own_bagit_altered: () => 'bagit.txt 的内容变了，不是本程序写的那两行。',
  tag_file_extra: (finding) => `多出文件 ${name(finding)}，清单中没有它。`,
  fetch_line_malformed: (finding) => `fetch.txt 有一行不能识别${at(finding)}。`,
  fetch_unlisted: (finding) => `fetch.txt 中的 ${name(finding)} 没有列入校验清单。`,
  fetch_pending: (finding) => `${name(finding)} 需要另行下载，本包不完整。`,
  info_malformed: (finding) => `${name(finding)} 的写法不符合规范：冒号前不能有空格，后面应有一个空格。`,
  info_line_malformed: (finding) => `${name(finding)} 第 ${finding.line ?? ''} 行不能识别。`,
  oxum_malformed: (finding) => `${name(finding)} 中的 Payload-Oxum 写法不对：${finding.actual ?? ''}。`,
  oxum_repeated: (finding) => `${name(finding)} 中的 Payload-Oxum 写了不止一次。`,
  oxum_differs: (finding) => `文件总量不符：登记为 ${finding.expected ?? ''}，实际为 ${finding.actual ?? ''}（字节数.文件数）。`,
};

/** What a valid bag should still not have. */
export const bagWarningWords: Readonly<Record<BagWarningCode, Words>> = {
  version_old: (finding) => `这是旧版本 ${finding.actual ?? ''} 的包，按旧规则校验。`,
  algorithm_weak: (finding) => `${finding.manifest ?? ''} 使用的算法 ${finding.actual ?? ''} 已不安全。`,
  algorithm_unknown: (finding) => `${finding.manifest ?? ''} 使用的算法 ${finding.actual ?? ''} 不能计算，没有核对这份清单。`,
  tag_manifest_absent: () => '没有说明文件的清单（tagmanifest），说明文件被换也看不出来。',
  tag_file_unlisted: (finding) => `${name(finding)} 没有列入任何清单，可能是后来放进来的。`,
  entry_repeated: (finding) => `${name(finding)} 在同一清单中列了两次${at(finding)}。`,
  case_collision: (finding) => `${name(finding)} 与 ${finding.actual ?? ''} 只有大小写不同，在 Windows 上会互相覆盖。`,
  composition_collision: (finding) => `${name(finding)} 与 ${finding.actual ?? ''} 只有字符组合方式不同，看起来一样。`,
  composition_differs: (finding) => `${name(finding)} 在清单中的字符组合方式与磁盘上的 ${finding.actual ?? ''} 不同${at(finding)}。`,
  path_untidy: (finding) => `${name(finding)} 的写法多余（如 ./）${at(finding)}。`,
  backslash: (finding) => `${name(finding)} 含反斜杠，在 Windows 上会被当作文件夹${at(finding)}。`,
  percent_raw: (finding) => `${name(finding)} 含没有转义的 %，不同程序读法不同${at(finding)}。`,
  md5sum_star: (finding) => `${name(finding)} 前有 *，是 md5sum 的写法${at(finding)}。`,
  system_file: (finding) => `${name(finding)} 是系统自动生成的文件。`,
  reserved_name: (finding) => `${name(finding)} 含 Windows 保留名，在 Windows 上打不开。`,
};

/** The sentence of one finding. */
export function bagFindingWords(finding: BagFinding): string {
  return finding.severity === 'error' ? bagErrorWords[finding.code](finding) : bagWarningWords[finding.code](finding);
}
