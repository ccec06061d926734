import type { Page } from 'playwright-core';

/** 审计导出: making a bag and checking one. */
export function auditExportPage(page: Page) {
  return {
    start: page.getByRole('button', { name: '开始导出' }),
    fetch: page.getByRole('button', { name: '下载压缩包' }),
    result: page.getByRole('region', { name: '导出完成' }),
    history: page.getByRole('grid', { name: '导出记录' }).getByRole('row'),
    checking: page.getByRole('region', { name: '校验一个导出包' }),
    choose: (answer: string) => page.getByRole('radio', { name: answer }).check(),

    async check(bag: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
      const region = page.getByRole('region', { name: '校验一个导出包' });
      await region.locator('input[type=file]').setInputFiles({ name: bag.name, mimeType: 'application/zip', buffer: Buffer.from(bag.bytes) });
      await region.getByRole('button', { name: '校验', exact: true }).click();
    },
  };
}
