import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import type { Say } from '../../ui/text.tsx';
import { momentText } from '../../ui/time.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The lines of a receipt, for the card, the printed file and the public check alike. */
export function receiptLines(
  receipt: Receipt,
  titles: { notice: string; annex: string },
  say: Say,
): [string, string][] {
  return [
    [say('receipt.number'), receipt.number],
    [say('receipt.unit'), receipt.unitName],
    [say('receipt.notice'), titles.notice],
    [say('receipt.annex'), titles.annex],
    [say('receipt.version'), say('tasks.version', { version: receipt.version })],
    [say('receipt.count'), receipt.nil ? say('receipt.nil') : String(receipt.count)],
    [say('receipt.time'), momentText(receipt.receivedAt, say.locale)],
    [say('receipt.hash'), receipt.contentHash],
  ];
}

/** A file that a clerk can print or keep: it needs nothing but a browser to be read. */
export function receiptFile(
  receipt: Receipt,
  titles: { notice: string; annex: string },
  say: Say,
  origin: string,
): string {
  const address = `${origin}/#/receipt/${encodeURIComponent(receipt.number)}`;
  const rows = [
    ...receiptLines(receipt, titles, say).map(([label, text]) => [label, escaped(text)]),
    [say('receipt.where'), `<a href="${escaped(address)}">${escaped(address)}</a>`],
  ];
  const title = `${say('app.name')} ${say('receipt.title')} ${receipt.number}`;
  return `<!doctype html>
<html lang="${say.locale}">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
body{font:14px/1.6 "Segoe UI","Microsoft YaHei UI","PingFang SC",sans-serif;max-width:42em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.5em .75em;text-align:left;overflow-wrap:anywhere}th{width:8em;background:#f0f0f0}
@media print{th{background:none}}
</style>
<h1>${escaped(say('receipt.title'))}</h1>
<table>
${rows.map(([label, text]) => `<tr><th scope="row">${escaped(label ?? '')}</th><td>${text}</td></tr>`).join('\n')}
</table>
<p>${escaped(say('receipt.keep'))}</p>
</html>
`;
}
