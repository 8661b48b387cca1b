import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { describe, expect, it } from 'vitest';
import { CDNS, OFFICE_JS } from '../../shared/manifest/office-cdn.ts';
import { addinId, LOCAL_ORIGIN } from './deployment.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('Microsoft’s own reader takes manifest.xml for what it is, without a network', async () => {
  const info = await OfficeAddinManifest.readManifestFile(path.join(root, 'manifest.xml'));
  expect(info).toMatchObject({
    id: addinId(LOCAL_ORIGIN),
    displayName: '附表通',
    defaultLocale: 'zh-CN',
    permissions: 'ReadWriteDocument',
    hosts: ['Workbook'],
  });
});

describe.each(['deploy-addin.md', 'deploy-addin.zh-CN.md'])('docs/%s', (file) => {
  const text = readFileSync(path.join(root, 'docs', file), 'utf8');

  it('names every host that a firewall has to let through, and no other CDN', () => {
    const hosts = CDNS.map((cdn) => new URL(OFFICE_JS[cdn]).host);
    for (const host of hosts) expect(text).toContain(`\`${host}\``);
    expect(new Set(text.match(/appsforoffice[\w.]+/g))).toEqual(new Set(hosts));
  });

  it.each(['--host', '--cdn', '--support', '--version', '--out'])('explains %s', (option) => {
    expect(text).toContain(`| \`${option}\` |`);
  });

  it('names the floor that the manifest demands', () => {
    for (const set of ['ExcelApi 1.14', 'SharedRuntime 1.1', 'RibbonApi 1.1']) expect(text).toContain(set);
  });
});
