import { catalogueTemplate, coverTemplate } from './archive.ts';
import { closureTemplate, receiptTemplate, recheckTemplate, reportTemplate } from './forms.ts';
import { orderTemplate } from './order.ts';
import type { Template } from './package.ts';

/** Every template by its file name. */
export const templates: Readonly<Record<string, Template>> = {
  order: orderTemplate,
  receipt: receiptTemplate,
  report: reportTemplate,
  recheck: recheckTemplate,
  closure: closureTemplate,
  'dossier-cover': coverTemplate,
  'file-catalogue': catalogueTemplate,
};
