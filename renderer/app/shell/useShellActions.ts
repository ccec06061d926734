import { chooseNext } from './chooseNext.ts';
import { useBackupNow } from './useBackupNow.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo } from '#ui/lib/address.ts';
import { steppedSize, useAppearance } from '#ui/app/appearance.ts';

type Openers = { readonly find: () => void; readonly help: () => void; readonly fold: () => void };

/** The commands the frame itself answers. */
export function useShellActions({ find, help, fold }: Openers): void {
  const look = useAppearance();
  const go = useGo();
  useAction('find.open', find);
  useAction('order.new', () => go('/orders/new'));
  useAction('help.open', help);
  useAction('view.navigation', fold);
  useAction('view.dark', () => look.setScheme(look.scheme === 'dark' ? 'light' : 'dark'));
  useAction('view.larger', () => look.setSize(steppedSize(look.size, 1)));
  useAction('view.smaller', () => look.setSize(steppedSize(look.size, -1)));
  useAction('view.normal', () => look.setSize('normal'));
  useAction('view.rows', () => look.setRows(look.rows === 'compact' ? 'comfortable' : 'compact'));
  useAction('person.switch', chooseNext);
  useBackupNow();
}
