import type { AreaId, Place } from '#ui/app/siteMap.tsx';

/** The area of an address: that of the place whose path fits it best; null outside every area. */
export function currentArea(pathname: string, places: readonly Place[]): AreaId | null {
  const parts = pathname.split('/').filter(Boolean);
  let best: { readonly area: AreaId | null; readonly exact: number } | null = null;
  for (const place of places) {
    const pattern = place.path.split('/').filter(Boolean);
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part.startsWith('$') || part === parts[index])) continue;
    const exact = pattern.filter((part) => !part.startsWith('$')).length;
    if (best === null || exact > best.exact) best = { area: place.area, exact };
  }
  return best?.area ?? null;
}
