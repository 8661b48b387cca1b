import { PEOPLES } from './data/name-parts.ts';
import { peoplesOf, withoutPeoples } from './forms.ts';

const PEOPLE = peoplesOf(PEOPLES);
const SHORT: Readonly<Record<string, string>> = { '150000': '内蒙古', '230000': '黑龙江', '660000': '兵团' };

/** 兰州市城关区民政局: below the city its name goes without saying. */
const COUNTY = /^(?:.{2,8}?(?:市|自治州|地区|盟))?(.{1,16}?(?:区|县|市|旗))(?:.*(?:局|处|委员会))?$/;

/** 积石山保安族东乡族撒拉族自治县 is 积石山县 in everybody's mouth, 临夏回族自治州 临夏州; 州 stays, or 海南 would be the province. */
const AUTONOMOUS = /^(.{2,20}?)自治([州县旗])/;

/** 甘肃省民政厅 → 甘肃; 西藏自治区社会组织管理局 → 西藏; 徐州市民政局 → 徐州; 兰州市城关区民政局 → 城关区; an organisation keeps its name. */
export function shortUnitName(code: string, name: string): string {
  const known = SHORT[code];
  if (known) return known;
  const county = /^\d{4}(?!00)\d{2}$/.test(code) ? COUNTY.exec(name)?.[1] : undefined;
  if (county) return withoutAutonomy(county) ?? county;
  const prefecture = /^\d{4}00$/.test(code) ? withoutAutonomy(name) : undefined;
  if (prefecture) return prefecture;
  const place =
    /^(.{2,8}?)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|州|地区|盟|自治县|县|区)(?:.*(?:局|厅|处|委员会))?$/.exec(
      name,
    )?.[1];
  return place ?? name;
}

function withoutAutonomy(name: string): string | undefined {
  const [, stem, tail] = AUTONOMOUS.exec(name) ?? [];
  return stem && tail ? withoutPeoples(stem, PEOPLE) + tail : undefined;
}
