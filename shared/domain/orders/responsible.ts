import type { AddresseeKind } from './check.ts';

/** A unit of the register as an addressee. */
export type Unit = { readonly id: string; readonly kind: string; readonly name: string; readonly fullName: string };

/** 居委会 and 社区 by name: self-governing, whatever kind of unit they were entered as. */
const COMMITTEE = /(社区|居委会|居民委员会|村委会|村民委员会)$/;

/** What an addressee is, by its kind and its name. */
export function addresseeKind(unit: Pick<Unit, 'kind' | 'name'>): AddresseeKind {
  if (COMMITTEE.test(unit.name)) return 'community';
  return unit.kind === 'subdistrict' || unit.kind === 'county' ? unit.kind : 'department';
}

/** Whether a unit can be chosen as an addressee: a subdistrict, a county or a department (PRODUCT §2). */
export function isAddressee(unit: Pick<Unit, 'kind' | 'name'>): boolean {
  return ['subdistrict', 'county', 'department'].includes(unit.kind) && addresseeKind(unit) !== 'community';
}

/**
 * The units that answer for a community under a rule: 各乡(镇、街道) is the community's own, a unit named is the one of that
 * name. Without a rule its own subdistrict answers, or a department or county. Empty when the rule names none that is known.
 */
export function responsibleUnitIds(ruleUnits: readonly string[] | null, subdistrictId: string, units: readonly Unit[]): string[] {
  if (ruleUnits === null) return [subdistrictId, ...units.filter(({ kind }) => kind === 'department' || kind === 'county').map(({ id }) => id)];
  const ids = ruleUnits.flatMap((name) =>
    /乡|镇|街道/.test(name) && !units.some((unit) => isCalled(unit, name)) ? [subdistrictId] : units.filter((unit) => isCalled(unit, name)).map(({ id }) => id),
  );
  return [...new Set(ids)];
}

function isCalled(unit: Unit, name: string): boolean {
  return unit.name === name || unit.fullName === name;
}
