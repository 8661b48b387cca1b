import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { blankOf } from '../../shared/annex/blank.ts';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { nodeDeflate } from './deflate.ts';

it('packs the same parts as the deflate that is used elsewhere, in one piece and in many', () => {
  const annex = annexById('mca2021-annex2') as AnnexDefinition;
  const records = Array.from({ length: 3_000 }, (_, i) => ({
    values: { projectName: `第${i}个项目𠮷`, fundsWan: i / 100 },
  }));
  const input = { annex, blank: blankOf(annex.id), unitName: '甘肃省民政厅', header: {}, records };
  expect(unzipSync(renderAnnex(input, nodeDeflate))).toEqual(unzipSync(renderAnnex(input)));
});
