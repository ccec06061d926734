import { describe, expect, it } from 'vitest';
import { readHeader, titleUnits } from '#shared/domain/import/header.ts';
import { conversion, metricUnit, unitOf } from '#shared/domain/import/units.ts';

describe('a header cell', () => {
  it.each([
    ['户数', '户数', null],
    ['户  数', '户数', null],
    ['户\n数', '户数', null],
    ['户数（户）', '户数', 'household'],
    ['户数(户)', '户数', 'household'],
    ['户数（单位：户）', '户数', 'household'],
    ['户数/户', '户数', 'household'],
    ['户数：户', '户数', 'household'],
    ['*户数（必填）', '户数', null],
    ['1.户数', '户数', null],
    ['（3）户数', '户数', null],
    ['①户数', '户数', null],
    ['一、基本情况', '基本情况', null],
    ['乡镇（街道）', '乡镇街道', null],
    ['乡（镇、街道）', '乡镇街道', null],
    ['图书（册）', '图书', 'book'],
    ['办公用房和功能室（㎡）', '办公用房和功能室', 'area'],
    ['办公用房面积（平方米）', '办公用房面积', 'area'],
    ['办公用房面积m²', '办公用房面积', 'area'],
    ['待遇和经费（元/月）', '待遇和经费', 'money'],
    ['办公经费（万元）', '办公经费', 'money'],
    ['办公经费万元', '办公经费', 'money'],
    ['书记或主任补贴【元/人·月】', '书记或主任补贴', 'money'],
    ['书记/主任补贴', '书记主任补贴', null],
    ['书记主任“一肩挑”', '书记主任一肩挑', null],
    ['新建/老旧', '新建老旧', null],
    ['是否一肩挑（是/否）', '是否一肩挑', null],
    ['12位代码', '12位代码', null],
    ['4点半学校', '4点半学校', null],
    ['ＮＯ．', 'no', null],
    ['（户）', '', 'household'],
    ['摸底日期（年）', '摸底日期年', null],
  ])('%j is compared as %s, unit %s', (header, key, dimension) => {
    const read = readHeader(header);
    expect([read.key, read.unit?.dimension ?? null]).toEqual([key, dimension]);
  });
});

describe('units', () => {
  it.each([
    ['万元', '元/月', 10_000],
    ['元', '元/月', 1],
    ['元/人·月', '元/月', 1],
    ['千元', '元/月', 1_000],
    ['平方米', '㎡', 1],
    ['m2', '㎡', 1],
    ['万人', '人', 10_000],
    ['名', '人', 1],
    ['本', '册', 1],
    ['间', '个', 1],
  ])('%s becomes %s by %d', (from, to, factor) => {
    const unit = unitOf(from);
    expect(unit === null ? null : conversion(unit, metricUnit(to))).toBe(factor);
  });

  it.each([
    ['亩', '㎡'],
    ['公顷', '㎡'],
    ['元/年', '元/月'],
    ['户', '人'],
    ['人', '户'],
    ['㎡', '元/月'],
    ['间', '㎡'],
    ['%', '人'],
  ])('%s never becomes %s', (from, to) => {
    const unit = unitOf(from);
    expect(unit).not.toBeNull();
    expect(unit === null ? 0 : conversion(unit, metricUnit(to))).toBeNull();
  });

  it.each([
    ['填报单位：清镇市民政局 填报日期：2021年6月18日 单位：户、人、平方米、元', ['户', '人', '平方米', '元']],
    ['单位：万元', ['万元']],
    ['（计量单位：平方米）', ['平方米']],
    ['填报单位：清镇市民政局', []],
    ['责任单位：各乡镇', []],
  ])('the line %j states %j', (line, units) => {
    expect(titleUnits(line).map((unit) => unit.name)).toEqual(units);
  });
});
