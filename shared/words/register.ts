/** Words of the register that leave the program: exports and their columns, names of what has none. */
export const registerWords = {
  sheet: '社区名册',
  exportName: '社区名册-',
  exportTitle: '社区名册',
  exportState: (count: number, day: string) => `共${count}个社区，数据截至${day}`,
  columns: {
    subdistrict: '乡镇（街道）', name: '社区名称', code: '统计代码', rate: '达标率（%）', pass: '达标（项）', fail: '不达标（项）',
    usualFail: '其中一般、原则上（项）', unknown: '无法判定（项）', openCases: '在办案件（件）',
  },
  /** 街道 is addressed as its 办事处, 镇 and 乡 as their 人民政府. */
  subdistrictFullName: (name: string) => (name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`),
  itemKinds: { room: '房间', member: '成员', board: '栏目', signboard: '牌子' },
  itemNumber: (kind: string, number: number) => `${kind}${number}`,
  communityFile: (name: string, day: string) => `${name}-${day}.xlsx`,
  sheets: { values: '登记数据', room: '房间', member: '两委成员', board: '公开栏和宣传栏', signboard: '挂牌', verdicts: '判定' },
  sheetState: (day: string) => `按${day}的登记`,
  valueColumns: { group: '分组', label: '项目', value: '登记', unit: '单位', identity: '名称' },
  verdictColumns: { clause: '条款', title: '要求', state: '判定', short: '差距', sentence: '说明', evidence: '佐证' },
  judgedBy: (docNo: string, day: string) => `依据${docNo}，按${day}判定`,
  evidenceLine: (day: string, person: string, note: string) => `${day} ${person}${note === '' ? '' : `：${note}`}`,
  renamed: (before: string, after: string, paper: string) => `由“${before}”改为“${after}”${paper === '' ? '' : `，依据 ${paper}`}`,
} as const;
