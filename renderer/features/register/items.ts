import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { Community, RegisterItem } from '#shared/contract/register.ts';
import { choiceText } from '#shared/words/metrics.ts';
import { communityWords } from '#shared/words/registerPages.ts';

const naming: Readonly<Record<RegisterItem['kind'], readonly string[]>> = {
  room: ['room.name', 'room.functions'], member: ['member.name', 'member.post'], board: ['board.kind'], signboard: ['signboard.text'],
};

/** How an item is called: its name, its text or what it serves as. */
export function itemNameOf(item: RegisterItem): string {
  for (const key of naming[item.kind]) {
    const text = item.values[key]?.text;
    if (text != null && text !== '') return text.split('|').map((code) => choiceText(metricByKey.get(key)!, code)).join('、');
  }
  return communityWords.itemTitle[item.kind];
}

/** Codes of the functions a room serves. */
export function functionsOf(room: RegisterItem): readonly string[] {
  return (room.values['room.functions']?.text ?? '').split('|').filter((code) => code !== '');
}

/** Rooms that serve a function together with others: 与老年活动室共用. */
export function sharedFunctions(community: Community, code: string): readonly string[] {
  const others = community.items.filter((item) => item.kind === 'room').map(functionsOf).filter((codes) => codes.includes(code)).flatMap((codes) => codes.filter((other) => other !== code));
  return [...new Set(others)];
}
