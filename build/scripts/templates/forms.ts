import type { Template } from './package.ts';
import { font, paragraph, size, table, type Cell, type ParagraphLook, type Row } from './word.ts';

/** Forms are 160 mm wide on A4 with margins of 25 mm, in four columns: label, value, label, value. */
const columns = [1560, 2976, 1560, 2976] as const;
const whole = columns[1] + columns[2] + columns[3];
const label: ParagraphLook = { font: font.hei, size: size.smallFour, align: 'center', line: 400 };
const value: ParagraphLook = { font: font.fangsong, size: size.smallFour, align: 'left', line: 400 };
const signing: ParagraphLook = { ...value, align: 'right', right: 240 };

function head(title: string): string {
  return [
    paragraph('{单位}', { font: font.fangsong, size: size.three, align: 'center', line: 560 }),
    paragraph(title, { font: font.title, size: size.two, align: 'center', line: 700, after: 160 }),
  ].join('');
}

function labelCell(text: string): Cell {
  return {
    width: columns[0],
    content: text
      .split('\n')
      .map((line) => paragraph(line, label))
      .join(''),
  };
}

/** Two labels with their values on one line. */
function pair(first: string, firstValue: string, second: string, secondValue: string, height = 560): Row {
  return {
    height,
    cells: [
      labelCell(first),
      { width: columns[1], content: paragraph(firstValue, value) },
      labelCell(second),
      { width: columns[3], content: paragraph(secondValue, value) },
    ],
  };
}

/** One label with a value across the rest; `below` is signed at the foot of the cell. */
function line(name: string, text: string, height = 560, below: readonly string[] = []): Row {
  const content = text.startsWith('<w:') ? text : paragraph(text, value);
  return {
    height,
    cells: [
      labelCell(name),
      { width: whole, span: 3, align: below.length > 0 ? 'top' : 'center', content: content + below.map((each) => paragraph(each, signing)).join('') },
    ],
  };
}

function notes(...texts: readonly string[]): string {
  return texts.map((text, index) => paragraph(text, { font: font.fangsong, size: size.five, line: 320, before: index === 0 ? 120 : 0 })).join('');
}

function form(title: string, rows: readonly Row[], ...remarks: readonly string[]): Template {
  return { title, paper: 'form', numbered: false, body: head(title) + table(columns, rows, { outer: 8, inner: 4 }, 100) + notes(...remarks) };
}

/** 签收单: signed by who receives an order, or by a witness when it is refused. */
export const receiptTemplate = form(
  '文书送达签收单',
  [
    line('文件名称', '{文件名称}', 840),
    pair('发文字号', '{发文字号}', '涉及事项', '{事项数}项'),
    pair('发文机关', '{发文机关}', '受送达单位', '{受送达单位}'),
    pair('送达方式', '{送达方式}', '送达日期', '{送达日期}'),
    pair('送达人\n（签名）', '{送达人}', '签收人职务', '{签收人职务}', 900),
    pair('签收人\n（签名）', '{签收人}', '签收日期', '{签收日期}', 900),
    line('受送达单位\n（盖章）', '', 1900),
    line('拒收、代收\n情况', '{拒收情况}', 1300),
    line('见证人\n（签名）', '{见证人}', 900),
    line('备　注', '{备注}', 1000),
  ],
  '说明：本单一式两份，一份由受送达单位留存，一份签收后退回发文机关归档。',
);

/** 反馈登记表: what the responsible unit reported, taken down by the bureau. */
export const reportTemplate = form(
  '整改情况反馈登记表',
  [
    pair('挂账号', '{挂账号}', '督令文号', '{督令文号}'),
    pair('社　区', '{社区}', '责任单位', '{责任单位}'),
    line('存在问题', '{问题}', 760),
    line('整改要求', '{整改要求}', 760),
    pair('整改期限', '{整改期限}', '反馈日期', '{反馈日期}'),
    line('整改情况', '{反馈情况}', 4200),
    line('附　件', '{附件}', 760),
    pair('反馈人', '{反馈人}', '登记人', '{登记人}', 700),
    line('备　注', '{备注}', 760),
  ],
  '说明：责任单位以口头、电话等方式反馈，或者只报送照片的，由经办人据实登记。责任单位另有书面报告的，附后一并归档。',
);

/** 复查记录: two people, neither of them the one who reported. */
export const recheckTemplate = form(
  '整改复查记录',
  [
    pair('挂账号', '{挂账号}', '督令文号', '{督令文号}'),
    pair('社　区', '{社区}', '责任单位', '{责任单位}'),
    line('存在问题', '{问题}', 760),
    line('依据条款', '{依据}', 760),
    line('整改要求', '{整改要求}', 760),
    pair('整改期限', '{整改期限}', '反馈日期', '{反馈日期}'),
    line('反馈情况', '{反馈情况}', 1100),
    pair('复查方式', '{复查方式}', '复查日期', '{复查日期}'),
    line('复查情况', '{复查情况}', 2000),
    line('复查结论', '{合格}合格　　　　{不合格}不合格', 620),
    line('处理意见', '{处理意见}', 1000),
    line('复查人\n（签名）', '{复查人}', 900),
    line('被复查单位\n在场人\n（签名）', '{在场人}', 900),
  ],
  '说明：复查由两人以上进行，反馈整改情况的人员不得参加复查。照片和有关材料附后。',
);

/** 销号审批表: the case from finding to closing, with three signatures. */
export const closureTemplate = form(
  '问题销号审批表',
  [
    pair('挂账号', '{挂账号}', '社　区', '{社区}'),
    pair('责任单位', '{责任单位}', '问题来源', '{问题来源}'),
    pair('发现日期', '{发现日期}', '档　号', '{档号}'),
    line('存在问题', '{问题}', 700),
    line('依据条款', '{依据}', 700),
    line('督令经过', `${paragraph('{#督令经过}', value)}${paragraph('{经过}', value)}${paragraph('{/督令经过}', value)}`, 900),
    line('整改情况', '{整改情况}', 1000),
    line('复查情况', '{复查情况}', 800),
    line('经办意见', '{经办意见}', 1150, ['签名：{经办人}　　　　{经办日期}']),
    line('审核意见', '{审核意见}', 1150, ['签名：{审核人}　　　　{审核日期}']),
    line('批准意见', '{批准意见}', 1150, ['签名：{批准人}　　　　{批准日期}']),
    line('备　注', '{备注}', 560),
  ],
  '说明：复查合格并经批准后销号，本表连同督令、反馈、复查材料一并归档。',
);
