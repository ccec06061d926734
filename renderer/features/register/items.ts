import type { Metric } from '#shared/domain/register/metric.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { Community, RegisterItem } from '#shared/contract/register.ts';
import { choiceText } from '#shared/words/metrics.ts';
import { communityWords } from '#shared/words/registerPages.ts';

const naming: Readonly<Record<RegisterItem['kind'], readonly string[]>> = {
  room: ['room.name', 'room.functions'],
  member: ['member.name', 'member.post'],
  board: ['board.kind'],
  signboard: ['signboard.text'],
};

/** How an item is called: its name, its text or what it serves as. */
export function itemNameOf(item: RegisterItem): string {
  for (const key of naming[item.kind]) {
    const text = item.values[key]?.text;
    if (text != null && text !== '')
      return text
        .split('|')
        .map((code) => choiceText(metricByKey.get(key)!, code))
        .join('、');
  }
  return communityWords.itemTitle[item.kind];
}

/** What an item's field says beside its name: a room called by its function does not say it twice. */
export function saidBesideName(item: RegisterItem, field: Metric, text: string): string {
  const name = item.values['room.name']?.text ?? '';
  return field.key === 'room.functions'
    ? text
        .split('、')
        .filter((said) => said !== name)
        .join('、')
    : text;
}

/** Names of the rooms that serve a function. */
export function roomNames(community: Community, code: string): readonly string[] {
  return community.items
    .filter((item) => item.kind === 'room' && functionsOf(item).includes(code))
    .map((item) => item.values['room.name']?.text ?? '')
    .filter((name) => name !== '');
}

/** Codes of the functions a room serves. */
function functionsOf(room: RegisterItem): readonly string[] {
  return (room.values['room.functions']?.text ?? '').split('|').filter((code) => code !== '');
}

/** Rooms that serve a function together with others: 与老年活动室共用. */
export function sharedFunctions(community: Community, code: string): readonly string[] {
  const others = community.items
    .filter((item) => item.kind === 'room')
    .map(functionsOf)
    .filter((codes) => codes.includes(code))
    .flatMap((codes) => codes.filter((other) => other !== code));
  return [...new Set(others)];
}
