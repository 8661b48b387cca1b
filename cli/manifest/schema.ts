/**
 * The content models of a task pane manifest, as [MS-OWEMXML] gives them (5.2 appforoffice/1.1, 5.7 task pane
 * overrides, 5.8 basic types): children in their order, attributes, and the simple type of each value.
 * Only what an Excel add-in without custom functions may use is here.
 */
import type { SimpleType } from './simple-types.ts';

export const APP = 'http://schemas.microsoft.com/office/appforoffice/1.1';
export const OVERRIDES = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
export const BASIC = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';

export interface Particle {
  name: string;
  /** A complex type below, or `#simple` for an element of text only. */
  type: string;
  uri: string;
  required: boolean;
  many: boolean;
}

export interface ComplexType {
  children: readonly Particle[];
  /** A trailing ? makes an attribute optional. */
  attributes: Readonly<Record<string, SimpleType>>;
}

/** `Id:Uuid`, `Override:ShortOverride*` (none or many), `Group:Group+`, `Supertip:Supertip?`. */
function particles(uri: string, list: string): Particle[] {
  return list
    .split(/\s+/)
    .filter((item) => item !== '')
    .map((item) => {
      const [, name = '', type = '', count = ''] = /^(\w+):(#?\w+)([?*+]?)$/.exec(item) ?? [];
      return { name, type, uri, required: count === '' || count === '+', many: count === '*' || count === '+' };
    });
}

function type(uri: string, children: string, attributes: ComplexType['attributes'] = {}): ComplexType {
  return { children: particles(uri, children), attributes };
}

const reference: ComplexType = { children: [], attributes: { resid: 'ReferenceId' } };

function override(uri: string, value: SimpleType): ComplexType {
  return type(uri, '', { Locale: 'CultureName', Value: value });
}

const base: Record<string, ComplexType> = {
  OfficeApp: {
    children: [
      ...particles(
        APP,
        `Id:#Uuid AlternateId:#AlternateId? Version:#Version ProviderName:#ShortString DefaultLocale:#CultureName
         DisplayName:Short Description:Long IconUrl:UrlSetting? HighResolutionIconUrl:UrlSetting? SupportUrl:UrlSetting?
         AppDomains:AppDomains? Hosts:Hosts? Requirements:Requirements? DefaultSettings:DefaultSettings
         Permissions:#Permissions`,
      ),
      ...particles(OVERRIDES, 'VersionOverrides:VersionOverrides?'),
    ],
    attributes: { 'xsi:type': 'TaskPaneApp' },
  },
  Short: type(APP, 'Override:ShortOverride*', { DefaultValue: 'ShortString' }),
  Long: type(APP, 'Override:LongOverride*', { DefaultValue: 'LongString' }),
  UrlSetting: type(APP, 'Override:UrlOverride*', { DefaultValue: 'Url' }),
  ShortOverride: override(APP, 'ShortString'),
  LongOverride: override(APP, 'LongString'),
  UrlOverride: override(APP, 'Url'),
  AppDomains: type(APP, 'AppDomain:#Url+'),
  Hosts: type(APP, 'Host:Host+'),
  Host: type(APP, '', { Name: 'HostName' }),
  Requirements: type(APP, 'Sets:Sets?'),
  Sets: type(APP, 'Set:Set+', { 'DefaultMinVersion?': 'ShortVersion' }),
  Set: type(APP, '', { Name: 'ShortString', 'MinVersion?': 'ShortVersion' }),
  DefaultSettings: type(APP, 'SourceLocation:UrlSetting'),
};

const overrides: Record<string, ComplexType> = {
  VersionOverrides: type(
    OVERRIDES,
    'Description:Reference? Requirements:BasicRequirements? Hosts:OverrideHosts? Resources:Resources?',
    { 'xsi:type': 'VersionOverridesV1_0' },
  ),
  BasicRequirements: type(BASIC, 'Sets:BasicSets?'),
  BasicSets: type(BASIC, 'Set:Set+', { 'DefaultMinVersion?': 'ShortVersion' }),
  OverrideHosts: type(OVERRIDES, 'Host:Workbook+'),
  Workbook: type(OVERRIDES, 'Runtimes:Runtimes? DesktopFormFactor:DesktopFormFactor?', { 'xsi:type': 'OverrideHost' }),
  Runtimes: type(OVERRIDES, 'Runtime:Runtime'),
  Runtime: type(OVERRIDES, '', { resid: 'ReferenceId', 'lifetime?': 'Lifetime' }),
  DesktopFormFactor: type(OVERRIDES, 'GetStarted:GetStarted? FunctionFile:Reference? ExtensionPoint:ExtensionPoint+'),
  GetStarted: type(OVERRIDES, 'Title:Reference Description:Reference LearnMoreUrl:Reference'),
  ExtensionPoint: type(OVERRIDES, 'OfficeTab:Tab* CustomTab:CustomTab*', { 'xsi:type': 'ExtensionPoint' }),
  Tab: type(OVERRIDES, 'Group:Group+', { id: 'ShortString' }),
  CustomTab: type(OVERRIDES, 'Group:Group+ Label:Reference InsertBefore:#ShortString? InsertAfter:#ShortString?', {
    id: 'ShortString',
  }),
  Group: type(OVERRIDES, 'OverriddenByRibbonApi:#Boolean? Label:Reference Icon:Icon Control:Button+', {
    id: 'ShortString',
  }),
  Button: type(
    OVERRIDES,
    'OverriddenByRibbonApi:#Boolean? Label:Reference Supertip:Supertip Icon:Icon Action:Action Enabled:#Boolean?',
    { 'xsi:type': 'Control', id: 'ShortString' },
  ),
  Supertip: type(OVERRIDES, 'Title:Reference Description:Reference'),
  ShowTaskpane: type(OVERRIDES, 'TaskpaneId:#ShortString? SourceLocation:Reference Title:Reference?', {
    'xsi:type': 'Action',
  }),
  ExecuteFunction: type(OVERRIDES, 'FunctionName:#LongString', { 'xsi:type': 'Action' }),
  Reference: reference,
  Icon: type(BASIC, 'Image:ImageReference+'),
  ImageReference: type(BASIC, '', { size: 'IconSize', resid: 'ReferenceId' }),
};

const resources: Record<string, ComplexType> = {
  Resources: type(BASIC, 'Images:Images? Urls:Urls? ShortStrings:ShortStrings? LongStrings:LongStrings?'),
  Images: type(BASIC, 'Image:ResourceUrl+'),
  Urls: type(BASIC, 'Url:ResourceUrl+'),
  ShortStrings: type(BASIC, 'String:ResourceShort+'),
  LongStrings: type(BASIC, 'String:ResourceLong+'),
  ResourceUrl: type(BASIC, 'Override:UrlOverride*', { id: 'ReferenceId', DefaultValue: 'Url' }),
  ResourceShort: type(BASIC, 'Override:ShortOverride*', { id: 'ReferenceId', DefaultValue: 'ShortString' }),
  ResourceLong: type(BASIC, 'Override:LongOverride*', { id: 'ReferenceId', DefaultValue: 'LongString' }),
};

const TYPES: Readonly<Record<string, ComplexType>> = { ...base, ...overrides, ...resources };

/** The complex type of that name; `Action` depends on its xsi:type. */
export function complexType(name: string, xsiType: string | undefined): ComplexType | null {
  return TYPES[name === 'Action' ? (xsiType ?? '') : name] ?? null;
}
