import { describe, expect, it } from 'vitest';
import { bilingual } from '../manifest/say.ts';
import { guideFor } from './guide.ts';

const PLATFORMS = ['win32', 'darwin', 'linux'] as const;

describe.each(PLATFORMS)('on %s', (platform) => {
  it.each([false, true])('(web: %s) every step is said in both languages with its file and address', (web) => {
    const { first, byHand } = guideFor(platform, web);
    for (const code of [...first, ...byHand]) {
      const said = bilingual(code, { file: 'manifest.xml', address: 'https://localhost:8443', why: '' });
      expect(said.split('\n')).toHaveLength(2);
      expect(said).not.toMatch(/[{}]/);
    }
  });

  it('there is always a way: Excel itself, or Excel on the web', () => {
    const { opensExcel, first, byHand } = guideFor(platform, false);
    expect(opensExcel ? byHand : first).toContain('excel.web');
  });
});

describe('Excel', () => {
  it('is opened on Windows and Mac, unless the web is asked for', () => {
    expect(PLATFORMS.map((platform) => guideFor(platform, false).opensExcel)).toEqual([true, true, false]);
    expect(PLATFORMS.map((platform) => guideFor(platform, true).opensExcel)).toEqual([false, false, false]);
  });

  it('does not exist on Linux, which is said, with the certificate that the browser has to trust', () => {
    expect(guideFor('linux', false).first).toEqual(['excel.linux', 'excel.trust', 'excel.web']);
  });

  it('when it can’t be opened, is explained by hand for the very system', () => {
    expect(guideFor('win32', false).byHand[0]).toBe('excel.windows');
    expect(guideFor('darwin', false).byHand[0]).toBe('excel.mac');
  });
});
