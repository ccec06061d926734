import { readFileSync } from 'node:fs';
import type { App } from './app.ts';

export const REGISTER_NAME = '清镇市社区名册-模拟.xlsx';
export const CLERK = '示例甲';
export const OTHER = '示例乙';

/** The register of 清镇's 52 communities as its clerks keep it. */
export function registerBytes(): Buffer {
  return readFileSync(new URL(`../../fixtures/register/${REGISTER_NAME}`, import.meta.url));
}

/** First run behind the pages' back: 清镇市民政局, a clerk and a section head, 清镇's pack. The clerk acts from then on. */
export async function startDesk(app: App): Promise<{ readonly clerk: string; readonly other: string }> {
  const { persons } = await app.call('setup.start', {
    bureau: '清镇市民政局',
    city: '清镇市',
    persons: [
      { name: CLERK, post: '经办人' },
      { name: OTHER, post: '科长' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder: null,
  });
  return { clerk: persons[0]!.id, other: persons[1]!.id };
}

/** The register imported as it is proposed, from `day` on. */
export async function importRegister(app: App, actor: string, day: string): Promise<void> {
  const staged = await app.stage(REGISTER_NAME, registerBytes());
  const { session } = await app.call('imports.open', { staged }, { actor });
  const mapping = Object.fromEntries(session!.columns.map((column) => [String(column.columnIndex), column.target]));
  const { preview } = await app.call('imports.preview', { session: session!.id, sheet: session!.sheet, mapping, onDay: day });
  await app.call('imports.confirm', { session: session!.id, preview }, { actor });
}
