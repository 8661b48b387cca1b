import { ribbon as english } from '../../shared/i18n/en/ribbon.ts';
import { ribbon as chinese } from '../../shared/i18n/zh-CN/ribbon.ts';
import { addinPath } from '../../shared/manifest/office-cdn.ts';
import { RIBBON, RIBBON_ACTIONS } from '../../shared/manifest/ribbon.ts';
import type { Deployment } from './deployment.ts';
import { ICON_NAMES, ICON_SIZES, type IconName, iconUrl } from './icon-files.ts';
import { type Element, element } from './xml.ts';

/** Both texts of one code of shared/i18n/…/ribbon.ts. */
export function textsOf(code: string): { zh: string; en: string } {
  const [zh, en] = [chinese[code], english[code]];
  if (zh === undefined || en === undefined) throw new Error(`shared/i18n ribbon.ts has no ${code}`);
  return { zh, en };
}

export const PAGE = 'url.page';
export const SUPPORT = 'url.support';

export function shortString(name: string, code: string): Element {
  return element(name, { resid: `short.${code}` });
}

export function longString(name: string, code: string): Element {
  return element(name, { resid: `long.${code}` });
}

function imageId(name: IconName, size: number): string {
  return `icon.${name}.${size}`;
}

export function icon(name: IconName): Element {
  const images = ICON_SIZES.map((size) => element('bt:Image', { size: String(size), resid: imageId(name, size) }));
  return element('Icon', {}, images);
}

/** Everything that the rest of the manifest refers to by its id (≤ 32 characters each). */
export function resources({ origin, cdn, supportUrl }: Deployment): Element {
  const images = ICON_NAMES.flatMap((name) =>
    ICON_SIZES.map((size) =>
      element('bt:Image', { id: imageId(name, size), DefaultValue: iconUrl(origin, name, size) }),
    ),
  );
  const shorts = [
    'start.title',
    'tab',
    ...RIBBON.map((g) => `group.${g.name}`),
    ...RIBBON_ACTIONS.map((a) => `${a}.label`),
  ];
  const longs = ['start.description', ...RIBBON_ACTIONS.map((a) => `${a}.tip`)];
  return element('Resources', {}, [
    element('bt:Images', {}, images),
    element('bt:Urls', {}, [
      element('bt:Url', { id: PAGE, DefaultValue: `${origin}${addinPath(cdn)}` }),
      element('bt:Url', { id: SUPPORT, DefaultValue: supportUrl }),
    ]),
    element(
      'bt:ShortStrings',
      {},
      shorts.map((code) => text(`short.${code}`, code)),
    ),
    element(
      'bt:LongStrings',
      {},
      longs.map((code) => text(`long.${code}`, code)),
    ),
  ]);
}

function text(id: string, code: string): Element {
  const { zh, en } = textsOf(code);
  return element('bt:String', { id, DefaultValue: zh }, [element('bt:Override', { Locale: 'en-US', Value: en })]);
}
