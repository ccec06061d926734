/** Words of the compliance matrix as a workbook. */
export const complianceSheetWords = {
  sheet: '标准达标',
  title: '社区达标情况',
  taskTitle: (task: string) => `社区达标情况：${task}`,
  fileName: (day: string) => `标准达标-${day}.xlsx`,
  state: (count: number, day: string, docNo: string) => `共${count}个社区，依据${docNo}，按${day}判定；达标率为达标项占达标、不达标和无法判定项之和`,
  subdistrict: '乡镇（街道）',
  community: '社区',
  rate: '达标率（%）',
  pass: '达标',
  fail: '不达标',
  unknown: '无法判定',
  outside: '保障措施',
} as const;
