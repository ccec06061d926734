/** The page of the audit export: what it holds, making one, checking one. */
export const exportPageWords = {
  title: '审计导出',
};
