import { expect, it } from 'vitest';
import { addinPath, CDNS, cdnOf, OFFICE_JS } from './office-cdn.ts';

it.each(CDNS)('the page of a %s deployment knows where office.js comes from', (cdn) => {
  const page = new URL(addinPath(cdn), 'https://annex.example.gov.cn');
  expect(cdnOf(page.search)).toBe(cdn);
  page.searchParams.append('_host_Info', 'Excel$Win32$16.01$zh-CN');
  expect(cdnOf(page.search)).toBe(cdn);
});

it('an address that names no network, or a foreign one, means the global one', () => {
  expect(cdnOf('')).toBe('global');
  expect(cdnOf('?cdn=https://elsewhere.example')).toBe('global');
});

it('office.js comes from Microsoft’s hosts only', () => {
  expect(Object.values(OFFICE_JS).map((url) => new URL(url).host)).toEqual([
    'appsforoffice.microsoft.com',
    'appsforoffice.cdn.partner.office365.cn',
  ]);
});
