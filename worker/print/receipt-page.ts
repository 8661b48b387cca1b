import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { PublicReceipt } from '../../shared/api/contracts/receipt.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { apiText } from '../problem/text.ts';

const STYLE = `
body { font: 16px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; background: #fff;
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; text-align: center; letter-spacing: .2em; }
main { display: flex; gap: 2rem; flex-wrap: wrap-reverse; justify-content: space-between; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0; flex: 1 1 20rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0; width: 9.5rem; }
figure svg { width: 100%; height: auto; display: block; }
figcaption, footer { font-size: .85rem; color: #555; }
code { font-family: ui-monospace, Consolas, monospace; font-size: .85rem; }
@page { size: A4; margin: 20mm; }
@media print { body { margin: 0; } }
`;

/** 2026-06-30 16:05:09, Beijing time: what a printed page is read by. */
function beijing(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

/** A receipt to print and file, with the address it is checked at as a QR code. Nothing personal, nothing loaded. */
export function receiptPage(receipt: PublicReceipt, address: string, locale: Locale) {
  const text = (key: string, params = {}) => apiText(`print.${key}`, params, locale);
  const timeliness = receipt.timeliness === null ? '' : `（${text(receipt.timeliness)}）`;
  const rows: [string, string][] = [
    ['number', receipt.number],
    ['unit', receipt.unitName],
    ['notice', receipt.noticeTitle],
    ['annex', receipt.annexTitle],
    ['version', String(receipt.version)],
    ['count', receipt.nil ? text('nil') : String(receipt.count)],
    ['receivedAt', `${beijing(receipt.receivedAt)}${timeliness}`],
    ['contentHash', receipt.contentHash],
    ['signature', receipt.signature],
    ['keyId', receipt.keyId],
  ];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text('title')} ${receipt.number}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<h1>${text('title')}</h1>
<main>
<dl>${rows.map(([key, value]) => html`<dt>${text(key)}</dt><dd>${value}</dd>`)}</dl>
<figure>${raw(renderSVG(address, { ecc: 'M', border: 2 }))}<figcaption>${text('scan')}</figcaption></figure>
</main>
<footer>
<p>${text('check')} <code>${address}</code></p>
</footer>
</body>
</html>`;
}
