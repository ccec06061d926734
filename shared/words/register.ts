/** Words of the register: list, page, export. */
export const registerWords = {
  sheet: '社区名册',
  exportName: '社区名册-',
  exportTitle: '社区名册',
  exportState: (count: number, day: string) => `共${count}个社区，数据截至${day}`,
  columns: {
    subdistrict: '乡镇（街道）', name: '社区名称', code: '统计代码', pass: '达标（项）', fail: '不达标（项）', usualFail: '一般、原则上未达（项）',
    unknown: '无法判定（项）', openCases: '在办案件（件）',
  },
} as const;
