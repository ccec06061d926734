import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commands } from '#shared/contract/commands.ts';
import { commandGroupWords } from '#shared/words/commands.ts';
import { desktopWords } from '#shared/words/desktop.ts';
import { menuTemplate, type MenuEntry } from './menuTemplate.ts';

/** Puts the menu in place; called again when the page offers other commands. */
export function showMenu(offered: ReadonlySet<string>, developer: boolean, choose: (id: string) => void): void {
  const template = menuTemplate({ commands, groupWords: commandGroupWords, words: desktopWords.menu, offered, developer, choose });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template.map(electronEntry)));
}

function electronEntry(entry: MenuEntry): MenuItemConstructorOptions {
  const { submenu, ...rest } = entry;
  return submenu === undefined ? { ...rest } : { ...rest, submenu: submenu.map(electronEntry) };
}
