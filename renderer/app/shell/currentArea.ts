import { type AreaId, type Place, placeAt } from '#ui/app/places.ts';

/** The area of an address: that of the place whose path fits it best; null outside every area. */
export function currentArea(pathname: string, places: readonly Place[]): AreaId | null {
  return placeAt(pathname, places)?.area ?? null;
}
