/** Names of the files the import hands out. */
export const importsFileWords = {
  marked: (name: string) => `${stem(name)}-标注.xlsx`,
  errorRows: (name: string, sheet: string) => `${stem(name)}-${sheet}.xlsx`,
  template: { usual: '社区名册-空白模板.xlsx', all: '社区名册-空白模板（全部栏目）.xlsx' },
} as const;

/** A file's name without its ending, short enough to keep room for ours. */
function stem(name: string): string {
  return [...name.replace(/\.[^.]{1,5}$/, '')].slice(0, 80).join('');
}
