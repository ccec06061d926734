import type { OrderView } from '#shared/contract/orders.ts';
import { orderPageWords } from '#shared/words/orderScreens.ts';
import type { Paper } from '#ui/ui/PaperPreview.tsx';

/** The first page of an order for the small preview beside a case. */
export function previewPaper({ content }: Pick<OrderView, 'content'>): Paper {
  return {
    letterhead: content.headingLines,
    number: content.number,
    title: content.titleLines,
    addressee: content.addressee === '' ? orderPageWords.noAddressee : `${content.addressee}：`,
    paragraphs: [
      ...content.body.map((paragraph) => paragraph.text),
      ...content.attachments.map((attachment, index) => orderPageWords.attachmentLine(index + 1, content.attachments.length, attachment.title)),
    ],
    signature: content.issuer,
    date: content.date === '' ? orderPageWords.noDate : content.date,
    ...(content.copies.length === 0 ? {} : { footer: [orderPageWords.copies(content.copies)] }),
  };
}
