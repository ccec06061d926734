/** Names of the files made for an order. */
export const orderDocumentWords = {
  fileName: (number: string, title: string) => `${number} ${title}.docx`,
  receiptName: (number: string) => `${number} 签收单.docx`,
  /** A void order keeps its number; whoever holds its paper sees that it no longer counts. */
  voidedNumber: (number: string) => `${number}（已撤销）`,
  voidedNote: (day: string, reason: string) => `本文已于${day}撤销，不再执行。理由：${reason.replace(/[。；;.]+$/, '')}。`,
} as const;
