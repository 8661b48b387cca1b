import { plain } from '../field/text-cleaning.ts';
import { labelKey } from '../recognise/label.ts';

/** Words and marks that tell what a row is, besides a record. */

const TOTAL =
  /^(?:本页|本表|全部|项目|资金|以上|省外|省内|全省|全市|全县|.{0,6}类)?(小计|合计|总计|共计|累计)(?:数|额|金额|人数|资金|万元|元|\d.{0,6})?$/u;

/** `totalWord('合 计：')` is 合计; undefined for a text that names no total. */
export function totalWord(text: string): string | undefined {
  if (text.length > 24 || !/计/u.test(text)) return undefined;
  return TOTAL.exec(labelKey(text))?.[1];
}

const NOTE = /^(?:备\s*注|附\s*注|注|说\s*明|填[报表写]\s*(?:说明|要求|须知))\s*\d{0,2}\s*(?:[:：]|$)/u;
const SIGNATURE =
  /^(?:填[表报]人|制表人?|经办人|审[核批]人|复核人|(?:单位|主要|分管)?(?:负责人|领导)|签[字章]|盖章|联系人|联系电话|电\s*话|填[报表](?:日期|时间)|报[送表]日期|日\s*期)[^:：]{0,12}[:：]/u;
const DATE_ONLY = /^\d{4}\s*年\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?$/u;

/** Whether a row that begins with this text stands under the table (M18). */
export function isFooterText(text: string): boolean {
  if (text.length > 400) return false;
  const plain = text.normalize('NFKC').trim();
  return NOTE.test(plain) || SIGNATURE.test(plain) || DATE_ONLY.test(plain);
}

const HEADING =
  /^(?:[一二三四五六七八九十]+|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十\d]+[部章节类])[、.．\s)）]?/u;
const HEADING_END = /(?:[类镇乡市县区州盟旗省]|街道|部分|部门|类别)[:：]?$/u;

/** Whether a text alone in its row heads the rows below it (M13): 一、产业帮扶类, 某某镇. */
export function isHeading(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return plain.length <= 40 && (HEADING.test(plain) || HEADING_END.test(plain));
}

const DITTO = /^(?:[〃″"”ˮ]{1,2}|同上|同上行|同前|ditto)$/iu;

/** Whether a cell says "as above" (M22). */
export function isDitto(text: string): boolean {
  return text.length <= 8 && DITTO.test(text.replace(/\s+/gu, ''));
}

const SAMPLE_START = /^[（(【]?(?:示例|样例|范例|举例|例如|样表|填写示例|例)[)）】]?(?:[:：\d、.]|$)/u;
const PLACEHOLDER = /(?:^|\p{Script=Han})[×✕╳xX]{2,}(?:\p{Script=Han}|$)|某某/u;

/** Whether a row that begins with this text is a sample left from the template (M24). */
export function isSampleStart(text: string): boolean {
  return text.length <= 60 && SAMPLE_START.test(plain(text));
}

/** A placeholder of a template: ××县, XX项目. */
export function hasPlaceholder(text: string): boolean {
  return text.length <= 200 && /[×✕╳xXＸｘ某]{2}/u.test(text) && PLACEHOLDER.test(text.normalize('NFKC'));
}
