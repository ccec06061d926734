import type { DocumentContents } from '#shared/domain/document/forms.ts';

const day = '2021-06-07';
const form = { bureau: '示例市民政局', sample: true } as const;
const opinion = { text: '同意。', name: '示例甲', on: day } as const;

/** A complete example of every paper: every list has a line, so a template can be tried out whole. */
export const documentSamples: DocumentContents = {
  order: {
    heading: '示例市民政局文件', number: '示民整〔2021〕1号', title: '示例市民政局关于示例社区办公用房面积不足问题的整改通知', titlePieces: ['示例市民政局', '示例社区'], addressee: '示例街道办事处',
    body: [{ level: 0, text: '现就整改工作通知如下。' }, { level: 1, text: '一、存在问题' }, { level: 2, text: '（一）办公用房' }, { level: 3, text: '1.面积不足。' }, { level: 0, text: '请按期整改并书面反馈。' }],
    attachments: ['问题清单', '联系人名单'].map((title) => ({ title, titlePieces: [], columns: ['序号', '挂账号', '社区', '问题', '依据', '整改要求', '督办经过', '完成时限'], rows: [['1', '示民挂〔2021〕1号', '示例社区', '面积不足', '第三部分', '补足面积', '已送达整改通知', '2021年6月22日']] })),
    issuer: '示例市民政局', issuedOn: day, copies: ['示例市人民政府办公室'], note: '此件公开发布', printingOffice: '示例市民政局办公室', printedOn: day, sample: true,
  },
  receipt: {
    ...form, documentTitle: '示例市民政局关于示例社区办公用房面积不足问题的整改通知', documentNumber: '示民整〔2021〕1号', issuer: '示例市民政局', addressee: '示例街道办事处', items: 1,
    method: '直接送达', servedOn: day, servedBy: '示例甲', receiver: { name: '示例乙', on: day, post: '主任' }, refusal: '', witness: '', note: '',
  },
  report: {
    ...form, caseNumber: '示民挂〔2021〕1号', orderNumber: '示民整〔2021〕1号', community: '示例社区', responsibleUnit: '示例街道办事处', problem: '面积不足', requirement: '补足面积', dueOn: day,
    report: '已补足。', reportedOn: day, files: ['整改后.jpg'], reporter: '示例丙', recordedBy: '示例甲', note: '',
  },
  recheck: {
    ...form, caseNumber: '示民挂〔2021〕1号', orderNumber: '示民整〔2021〕1号', community: '示例社区', responsibleUnit: '示例街道办事处', problem: '面积不足', basis: '第三部分', requirement: '补足面积', dueOn: day,
    report: '已补足。', reportedOn: day, manner: '实地', finding: '属实。', passed: true, opinion: '合格。', recheckers: ['示例甲', '示例乙'], recheckedOn: day, witness: '示例丙',
  },
  closure: {
    ...form, caseNumber: '示民挂〔2021〕1号', community: '示例社区', responsibleUnit: '示例街道办事处', source: '督查', foundOn: day, problem: '面积不足', basis: '第三部分',
    papers: [{ kind: '整改令', number: '示民整〔2021〕1号', servedOn: day, dueOn: day, outcome: '按期完成' }], measures: '已补足。', recheck: '合格。', clerk: opinion, section: opinion, leader: opinion, archivalCode: '', note: '',
  },
  'dossier-cover': { fonds: '示例市民政局', category: '社区治理', title: '关于示例社区问题整改的材料', titlePieces: ['示例社区'], from: day, to: day, retention: '30年', items: 9, pages: 36, filingNumber: '', fondsCode: 'Z109', catalogueNumber: '2', dossierNumber: '0017', sample: true },
  'file-catalogue': {
    fonds: '示例市民政局', year: 2021, retention: '30年', division: '社区治理科', sample: true,
    lines: [{ archivalCode: 'Z109-WS·2021-D30-SQ-0001', documentNumber: '示民整〔2021〕1号', creator: '示例市民政局', title: '关于示例社区问题的整改通知', day, secrecy: '', pages: 3, note: '' }],
  },
};
