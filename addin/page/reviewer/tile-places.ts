/** Where each province stands on the tile map: [column, row], west to east and north to south as on any map of China. */
export const TILE_PLACES: Readonly<Record<string, readonly [number, number]>> = {
  '230000': [8, 1],
  '150000': [5, 2],
  '220000': [8, 2],
  '650000': [1, 3],
  '620000': [3, 3],
  '640000': [4, 3],
  '110000': [6, 3],
  '120000': [7, 3],
  '210000': [8, 3],
  '660000': [1, 4],
  '630000': [2, 4],
  '610000': [4, 4],
  '140000': [5, 4],
  '130000': [6, 4],
  '370000': [7, 4],
  '540000': [1, 5],
  '510000': [3, 5],
  '500000': [4, 5],
  '410000': [5, 5],
  '340000': [6, 5],
  '320000': [7, 5],
  '310000': [8, 5],
  '530000': [3, 6],
  '520000': [4, 6],
  '420000': [5, 6],
  '360000': [6, 6],
  '330000': [7, 6],
  '450000': [4, 7],
  '430000': [5, 7],
  '440000': [6, 7],
  '350000': [7, 7],
  '460000': [5, 8],
};

const SHORT: Readonly<Record<string, string>> = { '150000': '内蒙古', '230000': '黑龙江', '660000': '兵团' };

/** 甘肃省民政厅 → 甘肃; 西藏自治区社会组织管理局 → 西藏; 徐州市民政局 → 徐州; an organisation keeps its name. */
export function tileName(code: string, name: string): string {
  const known = SHORT[code];
  if (known) return known;
  const place =
    /^(.{2,8}?)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|州|地区|盟|自治县|县|区)(?:.*(?:局|厅|处|委员会))?$/.exec(
      name,
    )?.[1];
  return place ?? name;
}
