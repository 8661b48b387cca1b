/**
 * Renders addin/assets/icons/*.svg to PNGs of every size, in the browser that the tests use:
 * `node cli/manifest/icons.ts` after a drawing has changed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { ensureChromium } from '../testing/chromium.ts';
import { drawing, drawingHashes, ICON_FOLDER, ICON_NAMES, ICON_SIZES, iconFile, RENDERED } from './icon-files.ts';

async function render(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<body style="margin:0"><img src="${address}" width="${size}" height="${size}"></body>`);
  await page.locator('img').evaluate((img: { decode(): Promise<void> }) => img.decode());
  const png = await page.screenshot({ omitBackground: true, type: 'png' });
  await page.close();
  return png;
}

const executablePath = await ensureChromium();
if (executablePath === undefined) throw new Error('No Chromium here: install one, or set CHROMIUM_PATH.');
const browser = await chromium.launch({ executablePath });
for (const name of ICON_NAMES) {
  const svg = drawing(name);
  for (const size of ICON_SIZES)
    writeFileSync(path.join(ICON_FOLDER, iconFile(name, size)), await render(browser, svg, size));
}
await browser.close();
writeFileSync(RENDERED, `${JSON.stringify(drawingHashes(), null, 2)}\n`);
