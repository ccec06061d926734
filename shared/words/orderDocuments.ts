/** Names of the files made for an order. */
export const orderDocumentWords = {
  fileName: (number: string, title: string) => `${number} ${title}.docx`,
  /** Beside the number of a paper written again from what was entered late: it is not the original. */
  backfilledNumber: (number: string) => `${number}（补录件）`,
  receiptName: (number: string) => `${number} 签收单.docx`,
  /** What the receipt says where the addressee would not take the paper. */
  refusal: (day: string, witness: string) => `受送达单位拒绝签收。${day}由见证人${witness}在场见证，留置于受送达单位，视为送达。`,
  /** A void order keeps its number; whoever holds its paper sees that it no longer counts. */
  voidedNumber: (number: string) => `${number}（已撤销）`,
  voidedNote: (day: string, reason: string) => `本文已于${day}撤销，不再执行。理由：${reason.replace(/[。；;.]+$/, '')}。`,
} as const;
