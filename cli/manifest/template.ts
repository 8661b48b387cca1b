import { addinPath } from '../../shared/manifest/office-cdn.ts';
import { PANE_ID, RIBBON, RIBBON_TAB, type RibbonButton, type RibbonGroup } from '../../shared/manifest/ribbon.ts';
import { addinId, type Deployment } from './deployment.ts';
import { type IconName, iconUrl } from './icon-files.ts';
import { icon, longString, PAGE, resources, SUPPORT, shortString, textsOf } from './resources.ts';
import { REQUIREMENT_SETS } from './rules/runtime.ts';
import { document, type Element, element } from './xml.ts';

const PROVIDER = 'annex-sync';

/** The manifest of one deployment, ready to be written to a file. */
export function manifest(deployment: Deployment): string {
  return document(
    element(
      'OfficeApp',
      {
        xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
        'xsi:type': 'TaskPaneApp',
      },
      [...base(deployment), versionOverrides(deployment)],
    ),
  );
}

function localised(name: string, code: string): Element {
  const { zh, en } = textsOf(code);
  return element(name, { DefaultValue: zh }, [element('Override', { Locale: 'en-US', Value: en })]);
}

function base({ origin, cdn, supportUrl, version }: Deployment): Element[] {
  return [
    element('Id', {}, addinId(origin)),
    element('Version', {}, version),
    element('ProviderName', {}, PROVIDER),
    element('DefaultLocale', {}, 'zh-CN'),
    localised('DisplayName', 'addin.name'),
    localised('Description', 'addin.description'),
    element('IconUrl', { DefaultValue: iconUrl(origin, 'annex', 32) }),
    element('HighResolutionIconUrl', { DefaultValue: iconUrl(origin, 'annex', 64) }),
    element('SupportUrl', { DefaultValue: supportUrl }),
    element('AppDomains', {}, [element('AppDomain', {}, origin)]),
    element('Hosts', {}, [element('Host', { Name: 'Workbook' })]),
    element('Requirements', {}, [
      element(
        'Sets',
        { DefaultMinVersion: '1.1' },
        REQUIREMENT_SETS.map(([Name, MinVersion]) => element('Set', { Name, MinVersion })),
      ),
    ]),
    element('DefaultSettings', {}, [element('SourceLocation', { DefaultValue: `${origin}${addinPath(cdn)}` })]),
    element('Permissions', {}, 'ReadWriteDocument'),
  ];
}

function versionOverrides(deployment: Deployment): Element {
  const form = element('DesktopFormFactor', {}, [
    element('GetStarted', {}, [
      shortString('Title', 'start.title'),
      longString('Description', 'start.description'),
      element('LearnMoreUrl', { resid: SUPPORT }),
    ]),
    element('FunctionFile', { resid: PAGE }),
    element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [
      element('CustomTab', { id: RIBBON_TAB }, [...RIBBON.map(group), shortString('Label', 'tab')]),
    ]),
  ]);
  return element(
    'VersionOverrides',
    {
      xmlns: 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
      'xsi:type': 'VersionOverridesV1_0',
    },
    [
      element('Hosts', {}, [
        element('Host', { 'xsi:type': 'Workbook' }, [
          element('Runtimes', {}, [element('Runtime', { resid: PAGE, lifetime: 'long' })]),
          form,
        ]),
      ]),
      resources(deployment),
    ],
  );
}

const GROUP_ICONS: Readonly<Record<RibbonGroup['name'], IconName>> = { fill: 'annex', merge: 'pull', help: 'help' };

function group({ id, name, buttons }: RibbonGroup): Element {
  return element('Group', { id }, [
    shortString('Label', `group.${name}`),
    icon(GROUP_ICONS[name]),
    ...buttons.map(button),
  ]);
}

function button({ id, action, enabledAtStart, opensPane }: RibbonButton): Element {
  return element('Control', { 'xsi:type': 'Button', id }, [
    shortString('Label', `${action}.label`),
    element('Supertip', {}, [shortString('Title', `${action}.label`), longString('Description', `${action}.tip`)]),
    icon(action),
    opensPane
      ? showPane()
      : element('Action', { 'xsi:type': 'ExecuteFunction' }, [element('FunctionName', {}, action)]),
    ...(enabledAtStart ? [] : [element('Enabled', {}, 'false')]),
  ]);
}

function showPane(): Element {
  return element('Action', { 'xsi:type': 'ShowTaskpane' }, [
    element('TaskpaneId', {}, PANE_ID),
    element('SourceLocation', { resid: PAGE }),
    shortString('Title', 'tab'),
  ]);
}
