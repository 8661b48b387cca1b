/**
 * `npm run excel`: the local deployment over https with a development certificate, and Excel opened with the add-in in
 * it; `npm run excel -- --web` for Excel on the web. Ctrl+C takes the add-in out of Excel again.
 */
import path from 'node:path';
import { commandLine, portOr } from './command-line/command-line.ts';
import { startBackend } from './excel/backend.ts';
import { type Certificate, developmentCertificate } from './excel/certificate.ts';
import { type Guide, guideFor } from './excel/guide.ts';
import { serveFront } from './excel/https-front.ts';
import { LOCAL_ORIGIN } from './manifest/deployment.ts';
import { bilingual } from './manifest/say.ts';

const MANIFEST = path.resolve(import.meta.dirname, '../manifest.xml');
const { options } = await commandLine('excel');
const BACKEND_PORT = await portOr(8787);
const SECONDS = 180;

function say(code: string, params: Parameters<typeof bilingual>[1] = {}): void {
  console.log(`\n${bilingual(code, params)}`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function certificateFor(guide: Guide): Promise<Certificate | null> {
  if (guide.trustsCertificate) say('excel.certificates');
  try {
    return await developmentCertificate(guide.trustsCertificate);
  } catch (error) {
    say('excel.noCertificate', { why: reason(error) });
    return null;
  }
}

// The debugging tools are 1 GB of packages: only here, and only when Excel is to be opened.
async function openExcel(): Promise<() => Promise<void>> {
  const { AppType, startDebugging, stopDebugging } = await import('office-addin-debugging');
  const { OfficeApp } = await import('office-addin-manifest');
  await startDebugging(MANIFEST, { appType: AppType.Desktop, app: OfficeApp.Excel, enableDebugging: false });
  return () => stopDebugging(MANIFEST);
}

async function main(): Promise<number> {
  const guide = guideFor(process.platform, options.web);
  const certificate = await certificateFor(guide);
  if (!certificate) return 1;
  const backend = await startBackend(BACKEND_PORT, SECONDS);
  if (!backend) {
    say('excel.notServing');
    return 1;
  }
  const port = Number(new URL(LOCAL_ORIGIN).port);
  const front = await serveFront(port, backend.address, certificate).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return null;
  });
  if (!front) {
    backend.stop();
    say('excel.portTaken', { port });
    return 1;
  }
  say('excel.serving', { address: LOCAL_ORIGIN });
  const removeFromExcel = await introduce(guide, certificate.authority);
  await Promise.race([interrupted(), backend.ended]);
  await removeFromExcel();
  await front.close();
  backend.stop();
  if (guide.opensExcel) say('excel.removed');
  return 0;
}

/** Opens Excel where it can be, and says the rest; what comes back undoes it. */
async function introduce(guide: Guide, authority: string): Promise<() => Promise<void>> {
  const tell = (code: string) =>
    say(code, { file: code === 'excel.trust' ? authority : MANIFEST, address: LOCAL_ORIGIN });
  for (const code of guide.first) tell(code);
  if (!guide.opensExcel) return async () => {};
  try {
    const remove = await openExcel();
    say('excel.done');
    return remove;
  } catch (error) {
    say('excel.failed', { why: reason(error) });
    for (const code of guide.byHand) tell(code);
    return async () => {};
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

process.exitCode = await main();
