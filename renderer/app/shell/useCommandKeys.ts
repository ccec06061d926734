import { useEffect, useEffectEvent } from 'react';
import { commands, type Command } from '#shared/contract/commands.ts';
import { runAction, useOffered } from '#ui/lib/actions.ts';
import { useGo } from '#ui/lib/address.ts';
import { nativeApi } from '#ui/lib/native.ts';
import { pressed } from '#ui/lib/shortcuts.ts';
import { isComposing, isTyping } from '#ui/ui/keys.ts';
import { settleField } from '#ui/ui/settleField.ts';
import { places } from '#ui/app/siteMap.tsx';

/** Whether a command can be given now: its page exists, or somebody handles it. */
export function isAvailable(command: Command, offered: ReadonlySet<string>): boolean {
  const does = command.does;
  return does.kind === 'go' ? places.some((place) => place.path === does.path) : offered.has(command.id);
}

/** Gives a command: opens its page or runs its handler. */
export function useGiveCommand(): (command: Command) => boolean {
  const go = useGo();
  return (command) => {
    if (command.id === 'page.save') settleField();
    if (command.does.kind === 'act') return runAction(command.id);
    go(command.does.path);
    return true;
  };
}

/**
 * The one place that listens for shortcuts, and for choices in the native menu. Keys of an input
 * method never count; while a text field has the focus only the commands that say so work.
 */
export function useCommandKeys(): void {
  const give = useGiveCommand();
  const offered = useOffered();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || isComposing(event)) return;
    const command = commands.find((entry) => [entry.shortcut, entry.besides].some((shortcut) => shortcut !== null && pressed(shortcut, event)));
    if (command === undefined) return;
    // Whether there is anything to save may hang on the field being typed into; the browser's own answer never helps.
    if (command.id !== 'page.save' && !isAvailable(command, offered)) return;
    if (!command.whileTyping && isTyping(event.target)) return;
    // An open dialog owns the keyboard; only what it offers itself still works.
    if (document.querySelector('[role=dialog][aria-modal=true]') !== null && !command.whileTyping) return;
    event.preventDefault();
    give(command);
  });
  const onMenu = useEffectEvent((id: string) => {
    const command = commands.find((entry) => entry.id === id);
    if (command !== undefined) give(command);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  useEffect(() => nativeApi()?.onCommand((id) => onMenu(id)), []);
  useEffect(() => {
    void nativeApi()?.offerCommands({ ids: [...offered] });
  }, [offered]);
}
