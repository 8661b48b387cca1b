import type { AnnexDefinition } from '../annex/definition.ts';
import { labelKey } from '../recognise/label.ts';
import { isBlank, type SheetView, textOf } from '../recognise/sheet-view.ts';

/** A labelled text outside the table: 单位：…, 填表人：…. */
export interface Labelled {
  /** The header key of the annex, or the label itself. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Where the value stands, or should. */
  readonly row: number;
  readonly column: number;
  /** The whole text of the cell, when label and value share it. */
  readonly cellText: string | null;
}

const STAMP = /[（([]\s*(?:公\s*章|盖\s*章|签\s*章|签\s*字|印\s*章|章)\s*[)）\]]/gu;
const FILLER = /[_＿\u2014]{2,}|_/gu;

/** 单位：万元 names no reporting unit. */
const MONEY = /^(?:人民币)?[十百千万亿]{0,2}元?[)）]?$/u;

/** What notices ask for around a table, besides an annex's own header lines. */
const COMMON = [
  '填表人',
  '填报人',
  '制表人',
  '审核人',
  '审批人',
  '复核人',
  '经办人',
  '单位负责人',
  '负责人',
  '分管领导',
  '联系人',
  '联系电话',
  '联系方式',
  '电话',
  '手机',
  '传真',
  '电子邮箱',
  '邮箱',
  '填报日期',
  '填表日期',
  '填报时间',
  '报送日期',
  '日期',
];
const UNIT = '(?:填报|报送|上报|填表|申报|报告|汇总|编制|报表)?\\s*单\\s*位(?:\\s*名\\s*称)?';

interface Labels {
  readonly pattern: RegExp;
  /** A whole cell that is nothing but a label. */
  readonly alone: RegExp;
  keyOf(label: string): string;
}

const spaced = (label: string) => [...label].map((c) => c.replace(/[()（）]/u, '\\$&')).join('\\s*');

function labelsOf(annex: AnnexDefinition): Labels {
  const own = new Map<string, string>();
  for (const line of annex.header) {
    for (const label of [line.label, ...(line.aliases ?? [])]) own.set(labelKey(label.replace(STAMP, '')), line.key);
  }
  const words = [...new Set([...own.keys(), ...COMMON])].sort((a, b) => b.length - a.length);
  const any = [UNIT, ...words.map(spaced)].join('|');
  const stamp = '(?:\\s*[（(\\[][^）)\\]]{1,8}[）)\\]])?';
  return {
    pattern: new RegExp(`(^|[\\s_＿；;，,、|/）)])(${any})${stamp}\\s*[:：]`, 'gu'),
    alone: new RegExp(`^\\s*(?:${any})${stamp}\\s*[:：]?\\s*$`, 'u'),
    keyOf(label) {
      const key = labelKey(label.replace(STAMP, ''));
      const found = own.get(key);
      if (found) return found;
      return new RegExp(`^(?:${UNIT})$`, 'u').test(key) ? 'reportingUnit' : key;
    },
  };
}

const known = new WeakMap<AnnexDefinition, Labels>();

function labelsFor(annex: AnnexDefinition): Labels {
  const labels = known.get(annex) ?? labelsOf(annex);
  known.set(annex, labels);
  return labels;
}

/** A value without stamp marks, underscores and outer spaces; '' for the blank of a form (年 月 日). */
function cleanValue(text: string): string {
  const plain = text
    .replace(STAMP, '')
    .replace(FILLER, ' ')
    .replace(/[\u200b-\u200f\ufeff]/gu, '')
    .trim();
  return /^[年月日\s]*$/u.test(plain) ? '' : plain;
}

function inCell(labels: Labels, text: string): { label: string; value: string; end: number }[] {
  const found = [...text.matchAll(labels.pattern)];
  return found.flatMap((match, i) => {
    const start = (match.index ?? 0) + match[0].length;
    const end = found[i + 1]?.index ?? text.length;
    const value = cleanValue(text.slice(start, end));
    return value !== '' && MONEY.test(value) ? [] : [{ label: match[2] ?? '', value, end }];
  });
}

/** The cell to the right of a label, past the label's own merge. */
function besides(view: SheetView, labels: Labels, row: number, column: number): { column: number; value: string } {
  const next = (view.areaAt(row, column)?.right ?? column) + 1;
  for (let c = next; c <= (view.box?.right ?? 0); c += 1) {
    const value = view.grid.rows[row - 1]?.[c - 1];
    if (isBlank(value)) continue;
    const text = textOf(value);
    const isLabel = labels.alone.test(text) || inCell(labels, text).length > 0;
    return isLabel ? { column: next, value: '' } : { column: c, value: cleanValue(text) };
  }
  return { column: next, value: '' };
}

function labelledIn(view: SheetView, labels: Labels, row: number, column: number): Labelled[] {
  const text = textOf(view.grid.rows[row - 1]?.[column - 1]);
  if (text === '' || text.length > 300) return [];
  const parts = inCell(labels, text);
  if (parts.length === 0) {
    if (!labels.alone.test(text)) return [];
    const beside = besides(view, labels, row, column);
    if (beside.value === '') return [];
    const label = cleanValue(text);
    return [{ key: labels.keyOf(label), label, row, ...beside, cellText: null }];
  }
  return parts.map(({ label, value }, i) => {
    const last = i === parts.length - 1;
    const beside = value === '' && last ? besides(view, labels, row, column) : null;
    const place = beside && beside.value !== '' ? { ...beside, cellText: null } : { column, value, cellText: text };
    return { key: labels.keyOf(label), label: label.replace(/\s+/gu, ''), row, ...place };
  });
}

/** The labelled texts in these rows (M02, M18); of several with one key the first that has a value comes first. */
export function labelledTexts(view: SheetView, annex: AnnexDefinition, rows: readonly number[]): Labelled[] {
  const labels = labelsFor(annex);
  const found: Labelled[] = [];
  for (const row of rows) {
    const cells = view.grid.rows[row - 1] ?? [];
    for (let c = 1; c <= cells.length; c += 1) {
      if (!isBlank(cells[c - 1])) found.push(...labelledIn(view, labels, row, c));
    }
  }
  return found;
}
