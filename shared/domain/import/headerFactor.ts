import type { ErrorData } from '#shared/domain/errors.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { TableColumn } from './findHeader.ts';
import type { RegisterTable } from './findTable.ts';
import { conversion, metricUnit, type Unit } from './units.ts';

/** What numbers without a unit of their own are multiplied by, or the two units that clash. */
export type HeaderFactor = { readonly factor: number; readonly clash: null } | { readonly factor: null; readonly clash: ErrorData };

const AS_WRITTEN: HeaderFactor = { factor: 1, clash: null };

/**
 * The factor of a column's unit, from its own header (「办公经费（万元）」), the group header above, or a title line
 * (「单位：万元」). A group or a title speaks of several columns, so it counts only for metrics it fits: 两委人数 under
 * 「待遇和经费（元/月）」 stays a number of people.
 */
export function headerFactor(table: RegisterTable, column: TableColumn, metric: Metric): HeaderFactor {
  if (metric.type !== 'integer' && metric.type !== 'scaled' && metric.type !== 'money') return AS_WRITTEN;
  const unit = metricUnit(metric.unit);
  if (column.unit !== null) return factorOf(column.unit, unit, metric);
  if (unit === null) return AS_WRITTEN;
  if (column.groupUnit?.dimension === unit.dimension) return factorOf(column.groupUnit, unit, metric);
  const stated = table.titleUnits.filter((each) => each.dimension === unit.dimension);
  const [only] = stated;
  return stated.length === 1 && only !== undefined ? factorOf(only, unit, metric) : AS_WRITTEN;
}

function factorOf(from: Unit, to: Unit | null, metric: Metric): HeaderFactor {
  const factor = conversion(from, to);
  return factor === null ? { factor: null, clash: { unit: from.name, expected: metric.unit } } : { factor, clash: null };
}
