/** Names of the files made for an order. */
export const orderDocumentWords = {
  fileName: (number: string, title: string) => `${number} ${title}.docx`,
  receiptName: (number: string) => `${number} 签收单.docx`,
} as const;
