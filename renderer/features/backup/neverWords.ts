import type { BackupState } from '#shared/contract/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { instantLong } from '#ui/ui/format.ts';

/** What is said while there is no backup: a restored register came from one, and has none of its own yet. */
export function neverWords({ restored }: Pick<BackupState, 'restored'>): string {
  return restored === null ? words.never : words.restoredFrom(restored.madeAt === null ? restored.id : instantLong(restored.madeAt));
}
