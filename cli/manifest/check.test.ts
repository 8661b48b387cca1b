import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkManifest } from './check.ts';
import { LOCAL_ORIGIN, MANIFEST_VERSION } from './deployment.ts';
import { manifest } from './template.ts';

const committed = readFileSync(path.resolve(import.meta.dirname, '../../manifest.xml'), 'utf8');

function rulesOf(text: string): string[] {
  return [...new Set(checkManifest(text).map(({ rule }) => rule))].sort();
}

/** The good manifest with one thing replaced; a pattern that is not there is a mistake of the test. */
function broken(pattern: string | RegExp, replacement: string): string {
  const text = committed.replace(pattern, replacement);
  if (text === committed) throw new Error(`${pattern} is not in manifest.xml`);
  return text;
}

const block = (name: string) => new RegExp(`<${name}[ >][\\s\\S]*?</${name}>\\s*`);
const enableButton = /<Control xsi:type="Button" id="AnnexSync\.enable">[\s\S]*?<\/Control>/.exec(committed)?.[0] ?? '';
const [, idLine = ''] = /(<Id>.*<\/Id>\s*)/.exec(committed) ?? [];

describe('manifest.xml', () => {
  it('is what the generator writes for the local deployment', () => {
    const supportUrl = `${LOCAL_ORIGIN}/`;
    expect(manifest({ origin: LOCAL_ORIGIN, cdn: 'global', supportUrl, version: MANIFEST_VERSION })).toBe(committed);
  });

  it('breaks none of Office’s rules', () => {
    expect(checkManifest(committed)).toEqual([]);
  });

  it.each(['global', '21vianet'] as const)('breaks none for a %s deployment with a port and a help page', (cdn) => {
    const origin = 'https://annex.mz.example.gov.cn:8444';
    const text = manifest({ origin, cdn, supportUrl: 'https://help.example.gov.cn/annex?a=1&b=2', version: '1.2.3.4' });
    expect(checkManifest(text)).toEqual([]);
    expect(text).not.toContain('localhost');
  });
});

describe('a broken manifest is caught:', () => {
  it.each<[string, string, string | RegExp, string]>([
    ['a tag left open', 'xml', '</Hosts>', ''],
    ['an ampersand as it is', 'xml', '附表通', '附&表'],
    ['an undeclared prefix', 'xml', '<bt:Images>', '<b:Images>'],
    ['an attribute twice', 'xml', 'lifetime="long"', 'lifetime="long" lifetime="long"'],

    ['another root', 'element.unknown', /OfficeApp/g, 'OfficeAdd'],
    ['a wrong namespace', 'element.unknown', 'appforoffice/1.1', 'appforoffice/1.0'],
    [
      'an element that the schema does not have',
      'element.unknown',
      '<Permissions>',
      '<Colour>red</Colour><Permissions>',
    ],
    ['an element of a wrong namespace', 'element.unknown', /<(\/?)bt:ShortStrings>/g, '<$1ShortStrings>'],
    ['the version before the id', 'element.order', /(<Id>.*<\/Id>)(\s*)(<Version>.*<\/Version>)/, '$3$2$1'],
    [
      'the tab’s label before its groups',
      'element.order',
      '<Group id="AnnexSync.Group.fill">',
      '<Label resid="short.tab" /><Group id="AnnexSync.Group.fill">',
    ],
    [
      'Enabled before the action',
      'element.order',
      /(<Action[\s\S]*?<\/Action>)(\s*)(<Enabled>false<\/Enabled>)/,
      '$3$2$1',
    ],
    ['no id', 'element.missing', idLine, ''],
    ['a button without a supertip', 'element.missing', block('Supertip'), ''],
    ['two ids', 'element.repeated', idLine, `${idLine}${idLine}`],
    ['text between elements', 'element.text', '<Hosts>', '<Hosts>Excel'],
    ['a reference without resid', 'attribute.missing', '<FunctionFile resid="url.page" />', '<FunctionFile />'],
    ['an attribute that the schema does not have', 'attribute.unknown', 'lifetime="long"', 'lifetime="long" speed="1"'],

    ['an id that is no GUID', 'value', /<Id>.*<\/Id>/, '<Id>annex-sync</Id>'],
    ['the empty GUID', 'value', /<Id>.*<\/Id>/, '<Id>00000000-0000-0000-0000-000000000000</Id>'],
    ['a version in words', 'value', '<Version>1.0.0.0<', '<Version>1.0.beta<'],
    ['five parts of a version', 'value', '<Version>1.0.0.0<', '<Version>1.0.0.0.0<'],
    [
      'a name of 126 characters',
      'value',
      'DisplayName DefaultValue="附表通"',
      `DisplayName DefaultValue="${'表'.repeat(126)}"`,
    ],
    [
      'a description of 251 characters',
      'value',
      /<Description DefaultValue="[^"]*"/,
      `<Description DefaultValue="${'表'.repeat(251)}"`,
    ],
    ['a short string of 126 characters', 'value', 'DefaultValue="启用校验"', `DefaultValue="${'表'.repeat(126)}"`],
    [
      'a long string of 251 characters in English',
      'value',
      /Value="Finds the annexes[^"]*"/,
      `Value="${'x'.repeat(251)}"`,
    ],
    ['an empty string', 'value', 'DefaultValue="启用校验"', 'DefaultValue=""'],
    ['a resource id of 33 characters', 'value', /short\.enable\.label/g, 'x'.repeat(33)],
    ['a page over http', 'value', /https:\/\/localhost:8443\/addin\/index/g, 'http://localhost:8443/addin/index'],
    ['an icon over http', 'value', 'IconUrl DefaultValue="https:', 'IconUrl DefaultValue="http:'],
    [
      'a relative address',
      'value',
      'SupportUrl DefaultValue="https://localhost:8443/"',
      'SupportUrl DefaultValue="/help"',
    ],
    ['a permission that does not exist', 'value', 'ReadWriteDocument', 'Everything'],
    ['another host', 'value', 'Host Name="Workbook"', 'Host Name="Document"'],
    ['an action of an unknown kind', 'value', 'xsi:type="ExecuteFunction"', 'xsi:type="RunMacro"'],
    ['overrides of a version that panes don’t have', 'value', 'VersionOverridesV1_0', 'VersionOverridesV1_1'],
    ['a size that Office does not know', 'value', 'bt:Image size="20"', 'bt:Image size="25"'],
    ['a locale in words', 'value', 'Locale="en-US"', 'Locale="English"'],

    ['a resid that nothing defines', 'resid.undefined', 'Label resid="short.tab"', 'Label resid="short.nowhere"'],
    ['a long text as a label', 'resid.kind', 'Label resid="short.tab"', 'Label resid="long.help.tip"'],
    [
      'a resource that nothing uses',
      'resource.unused',
      '<bt:Urls>',
      '<bt:Urls><bt:Url id="url.x" DefaultValue="https://a.cn" />',
    ],
    ['two resources of one id', 'resource.repeated', 'bt:Url id="url.support"', 'bt:Url id="url.page"'],

    ['two controls of one id', 'id.repeated', 'id="AnnexSync.check"', 'id="AnnexSync.enable"'],
    ['a control with the id of a group', 'id.repeated', 'id="AnnexSync.check"', 'id="AnnexSync.Group.fill"'],
    [
      'seven controls in a group',
      'group.full',
      enableButton,
      Array.from({ length: 5 }, (_, i) => enableButton.replace('AnnexSync.enable', `x${i}`)).join(''),
    ],
    ['a second tab', 'tab.repeated', block('CustomTab'), `${block('CustomTab').exec(committed)?.[0]}$&`],
    ['a function that the add-in does not have', 'function.unknown', '<FunctionName>submit<', '<FunctionName>send<'],

    ['no runtime', 'runtime.missing', block('Runtimes'), ''],
    ['a short runtime', 'runtime.lifetime', 'lifetime="long"', 'lifetime="short"'],
    ['commands on another page', 'runtime.page', 'FunctionFile resid="url.page"', 'FunctionFile resid="url.support"'],
    [
      'a pane on another page',
      'runtime.page',
      '<SourceLocation resid="url.page"',
      '<SourceLocation resid="url.support"',
    ],
    [
      'a start page that is not the runtime’s',
      'runtime.page',
      'SourceLocation DefaultValue="https://localhost:8443/addin/index.html"',
      'SourceLocation DefaultValue="https://localhost:8443/addin/other.html"',
    ],
    [
      'no button that shows the pane',
      'pane.missing',
      /<Action xsi:type="ShowTaskpane">[\s\S]*?<\/Action>/,
      '<Action xsi:type="ExecuteFunction"><FunctionName>help</FunctionName></Action>',
    ],
    ['no floor for the Excel API', 'requirement.missing', /<Set Name="ExcelApi".*\/>/, ''],
    ['a lower floor', 'requirement.version', 'Name="ExcelApi" MinVersion="1.14"', 'Name="ExcelApi" MinVersion="1.4"'],

    ['an icon without 32 pixels', 'icon.sizes', '<bt:Image size="32" resid="icon.enable.32" />', ''],
    ['a size twice', 'icon.sizes', '<bt:Image size="32" resid="icon.enable.32" />', '$&$&'],
    ['an icon file that is not there', 'icon.file', 'icons/submit-48.png"', 'icons/submit-49.png"'],
    ['an icon outside the folder of icons', 'icon.file', 'addin/icons/submit-48.png"', 'assets/submit-48.png"'],
    ['a picture of another size', 'icon.pixels', 'icons/submit-48.png"', 'icons/submit-40.png"'],
    ['a small high-resolution icon', 'icon.pixels', 'annex-64.png', 'annex-32.png'],
    ['no icon of the add-in itself', 'icon.missing', /<IconUrl .*\/>\s*/, ''],

    ['another default locale', 'locale.default', '<DefaultLocale>zh-CN<', '<DefaultLocale>en-US<'],
    ['a text without English', 'locale.missing', /<bt:Override Locale="en-US" Value="Help" \/>/, ''],
    ['a name without English', 'locale.missing', '<Override Locale="en-US" Value="Annex Sync" />', ''],
    ['English twice', 'locale.repeated', '<bt:Override Locale="en-US" Value="Help" />', '$&$&'],
    [
      'Chinese as an override of Chinese',
      'locale.repeated',
      '<bt:Override Locale="en-US" Value="Help" />',
      '$&<bt:Override Locale="zh-CN" Value="帮助" />',
    ],

    [
      'icons of another server',
      'address.foreign',
      'https://localhost:8443/addin/icons/help-16',
      'https://other.cn/addin/icons/help-16',
    ],
    [
      'pages outside the add-in’s domains',
      'domain.missing',
      '<AppDomain>https://localhost:8443<',
      '<AppDomain>https://other.cn<',
    ],
    [
      'a domain with a path',
      'domain.path',
      '<AppDomain>https://localhost:8443<',
      '<AppDomain>https://localhost:8443/addin<',
    ],
  ])('%s (%s)', (_, rule, pattern, replacement) => {
    expect(rulesOf(broken(pattern, replacement))).toContain(rule);
  });

  it('says where: the line and the element', () => {
    const text = broken('<Permissions>ReadWriteDocument', '<Permissions>Everything');
    const line = text.slice(0, text.indexOf('<Permissions>')).split('\n').length;
    expect(checkManifest(text)).toEqual([
      { rule: 'value', at: `line ${line}, Permissions`, detail: expect.stringContaining('“Everything” is none of') },
    ]);
  });
});
