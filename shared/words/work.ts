/** Words of the dialogs in which a case or an order is taken a step further, wherever they open. */
export const workWords = {
  targets: (labels: readonly string[], shown: number) => `共 ${labels.length} 件：${labels.slice(0, shown).join('、')}${labels.length > shown ? ' 等' : ''}`,
  targetOrders: (labels: readonly string[], shown: number) => `共 ${labels.length} 份：${labels.slice(0, shown).join('、')}${labels.length > shown ? ' 等' : ''}`,
  keys: 'Ctrl Enter 提交',
  on: '日期',
  results: {
    title: '办理结果',
    state: (done: number, failed: number) => (done === 0 ? `${failed} 件没有办成` : `办成 ${done} 件，${failed} 件没有办成`),
    hint: '没有办成的保持原样，处理后可以单独再办。',
    done: '已办',
    failed: '未办',
  },
  switchPerson: {
    recheck: (names: readonly string[]) => `反馈是${names.join('、')}登记的，复查须由另一人办理。请切换经办人：`,
    recheckSome: (count: number, names: readonly string[]) => `其中 ${count} 件的反馈是${names.join('、')}登记的，须由另一人复查。请切换经办人：`,
    review: (name: string) => `督令是${name}拟的，审核须由另一人办理。请切换经办人：`,
    nobody: '没有其他经办人。请先在系统中添加。',
    to: (name: string) => `切换为 ${name}`,
    none: '还没有选择经办人，这一步要记在谁名下。请选择：',
  },
  files: {
    label: '照片和材料',
    kinds: '照片、PDF、WPS 和 Office 文档',
    hint: '整改后的照片或材料。没有佐证不能销号。',
    moreHint: '反馈和复查时没有附上的，可以在这里补充。',
    photoHint: '现场照片，销号后与整改后的照片成对归档。',
    scan: '签收单扫描件',
    scanHint: '送达回证、签收单的扫描件或照片。',
    sending: (done: number, all: number) => `正在上传 ${done}/${all}`,
  },
  report: {
    title: '登记反馈', confirm: '登记反馈', on: '反馈日期', content: '整改情况', contentHint: '做了什么、做到什么程度', contentMissing: '请填写责任单位反馈的整改情况。',
    reporter: '反馈人', reporterHint: '责任单位的反馈人', reporterMissing: '请填写责任单位的反馈人。', late: (due: string) => `到期日 ${due}，这一反馈已经逾期。`,
    done: (count: number) => (count === 1 ? '已登记反馈，等待复查' : `已登记 ${count} 件反馈，等待复查`),
  },
  arrange: {
    title: '安排复查', confirm: '安排复查', on: '复查日期', rechecker: '复查人', recheckerHint: '登记反馈的人不能复查', recheckerMissing: '请选择复查人。',
    done: (count: number, name: string, day: string) => (count === 1 ? `已安排${name}于 ${day}复查` : `已安排${name}于 ${day}复查 ${count} 件`),
  },
  recheck: {
    title: '登记复查', on: '复查日期', result: '复查结果', pass: '合格', fail: '不合格', opinion: '复查意见', opinionHint: '现场看到的情况', opinionMissing: '请写明现场看到的情况。',
    after: '不合格的处理', again: '退回整改，另定期限', up: '不再延长，待升级', newDue: '新的期限', newDueMissing: '请填写新的期限，或选择待升级。',
    confirmPass: '登记合格', confirmFail: '登记不合格', upHint: '案件留在工作台，由经办人拟下一级督令。',
    done: (count: number, passed: boolean) => `${count === 1 ? '' : `${count} 件`}${passed ? '复查合格，可以报请销号' : '复查不合格，已退回'}`,
  },
  submitClose: { title: '报请销号', confirm: '报请销号', on: '报请日期', opinion: '说明', opinionHint: '可以不填', done: (count: number) => (count === 1 ? '已报请销号，等待审批' : `已报请 ${count} 件销号，等待审批`) },
  close: {
    title: '审批销号', confirm: '同意销号', refuse: '退回', on: '销号日期', opinion: '审批意见', opinionFirst: '同意销号。',
    done: (count: number) => (count === 1 ? '已销号' : `已销号 ${count} 件`), hint: '销号后文书自动预归档。',
  },
  refuseClose: { title: '退回销号', confirm: '退回', done: (count: number) => (count === 1 ? '已退回，案件回到复查合格' : `已退回 ${count} 件`), explain: '退回后案件回到“复查合格”，补齐后可再次报请。' },
  reopen: {
    title: '重新整改', confirm: '重新整改', newDue: '新的期限', newDueMissing: '请填写新的期限。', explain: '已销号的案件发现没有真正整改到位时使用。若是以后再次出现，请列为新问题，系统会自动标记反弹。',
    done: '案件已重新转入整改', on: '日期',
  },
  draft: {
    title: { rectification: '拟整改令', supervision: '拟督办令', accountability: '拟问责令' },
    confirm: { rectification: '拟整改令', supervision: '拟督办令', accountability: '拟问责令' },
    explain: {
      rectification: '按责任单位各拟一份草稿，签发前可以修改和检查。', supervision: '整改令逾期或复查不合格的，按责任单位各拟一份督办令草稿，由领导小组办公室签发。',
      accountability: '督办令逾期或复查不合格的，拟成移交有权机关的问责建议草稿，由人签发。',
    },
    units: (units: number, cases: number) => `${cases} 件案件，涉及 ${units} 个责任单位，将拟 ${units} 份草稿。`,
    urgent: '紧急理由', urgentHint: '期限未到或没有经过整改令，直接督办须写明', urgentMissing: '期限未到或没有经过整改令，直接督办须写明理由。',
    backfilled: '补录', backfilledHint: '这份督令以前已经发出，现在补记，签发日期可以早于今天',
    done: (count: number) => (count === 1 ? '草稿已拟好，请检查后提交审核' : `已拟 ${count} 份草稿，请逐份检查`),
  },
  review: { title: '审核', confirm: '审核通过', on: '审核日期', done: (count: number) => (count === 1 ? '已审核，等待签发' : `已审核 ${count} 份，等待签发`), explain: '审核人对依据、要求、期限和主送单位负责。' },
  sendBack: { title: '退回修改', confirm: '退回修改', done: (count: number) => (count === 1 ? '已退回拟稿人修改' : `已退回 ${count} 份`) },
  issue: {
    title: '签发', confirm: (count: number) => (count === 1 ? '签发' : `签发 ${count} 份`), on: '签发日期', signer: '签发人', signerHint: '签发领导姓名', signerMissing: '请填写签发领导姓名。',
    explain: '签发时检查一遍，通过的依次编文号，文号不留空号，签发后不能再改。', done: (count: number, names: string) => (count === 1 ? `已签发 ${names}，请送达` : `已签发 ${count} 份：${names}`),
  },
  serve: {
    title: '登记送达', confirm: '登记送达', on: '送达日期', method: '送达方式', receiver: '接收人', receiverHint: '在签收单上签字的人', receiverMissing: '请填写接收人。',
    newDue: '新的期限', newDueHint: '原定日期已过，送达时一并改期；请另行书面告知责任单位。', newDueMissing: '请填写新的期限。',
    witness: '见证人', witnessMissing: '留置送达须有见证人。', refusal: '对方拒收时由见证人在场留置，接收人可以不填。', done: (count: number) => (count === 1 ? '已登记送达，期限从次日起算' : `已登记 ${count} 份送达，期限从次日起算`),
  },
  acknowledge: { title: '登记签收', confirm: '登记签收', on: '签收日期', receiver: '签收人', receiverMissing: '请填写签收人。', done: (count: number) => (count === 1 ? '已登记签收' : `已登记 ${count} 份签收`) },
  urge: { title: '催签', confirm: '记录催签', on: '催签日期', explain: (units: string) => `已电话或书面催请${units}签收的，在此记一笔，写入经过。`, done: (count: number) => (count === 1 ? '已记录催签' : `已记录 ${count} 份催签`) },
  void: { title: '撤销督令', confirm: '撤销督令', explain: '撤销后文号和理由保留，不再使用；其中的案件回到下达之前。', on: '撤销日期', done: (count: number) => (count === 1 ? '督令已撤销，文号保留' : `已撤销 ${count} 份，文号保留`) },
  discard: { title: '删除草稿', confirm: '删除草稿', explain: '草稿没有文号，删除后不留存；其中的案件回到列令之前。', done: (count: number) => (count === 1 ? '草稿已删除' : `已删除 ${count} 份草稿`) },
  outcomeAgain: {
    title: '更正处理结果', confirm: '更正', on: '收到日期', outcome: '处理结果', outcomeHint: '有权机关的答复：处理了谁、怎样处理', outcomeMissing: '请填写有权机关答复的处理结果。',
    reason: '更正理由', reasonMissing: '请写明更正理由。', explain: '这份问责令已经登记过处理结果。更正后原来的结果和更正理由留在经过中。', done: '已更正处理结果',
  },
  outcome: { explain: '', title: '登记处理结果', confirm: '登记', on: '收到日期', outcome: '处理结果', outcomeHint: '有权机关的答复：处理了谁、怎样处理', outcomeMissing: '请填写有权机关答复的处理结果。', done: '已登记处理结果' },
} as const;

/** Attachments of a case or an order. */
export const attachmentWords = {
  title: '附件',
  kinds: { photo_before: '整改前', photo_after: '整改后', receipt: '送达回证', document: '公文', report: '反馈材料', recheck: '复查材料', paper: '材料', other: '其他' } as Readonly<Record<string, string>>,
  before: '整改前',
  after: '整改后',
  none: '还没有照片或材料',
  noneHint: '登记反馈或复查时上传，成对归档。',
  noPhoto: '缺照片',
  save: (name: string) => `另存 ${name}`,
  saved: (name: string) => `已保存 ${name}`,
  view: (name: string) => `查看 ${name}`,
  unreadable: '照片没有读出来',
} as const;
