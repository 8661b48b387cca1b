import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sideload as english } from '../../shared/i18n/en/sideload.ts';
import { sideload as chinese } from '../../shared/i18n/zh-CN/sideload.ts';
import { COMMANDS } from '../command-line/commands.ts';
import { readCommandLine } from '../command-line/read.ts';
import { addinId, parseOrigin } from './deployment.ts';
import { manifestOrder } from './order.ts';

const root = path.resolve('/project');

function orderOf(args: readonly string[]) {
  const read = readCommandLine(COMMANDS.manifest, args);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return manifestOrder(read.value.options, root);
}

describe('npm run manifest', () => {
  it('without arguments writes the local deployment over manifest.xml', () => {
    const order = orderOf([]);
    expect(order).toMatchObject({ ok: true, value: { out: path.join(root, 'manifest.xml') } });
    expect(order.ok && order.value.deployment).toEqual({
      origin: 'https://localhost:8443',
      cdn: 'global',
      supportUrl: 'https://localhost:8443/',
      version: '1.0.0.0',
    });
  });

  it('for another host leaves the committed manifest alone', () => {
    const order = orderOf(['--host', 'https://Annex.example.gov.cn/', '--cdn', '21vianet']);
    expect(order).toMatchObject({
      ok: true,
      value: {
        out: path.join(root, 'manifest-annex.example.gov.cn.xml'),
        deployment: { origin: 'https://annex.example.gov.cn', cdn: '21vianet' },
      },
    });
  });

  it.each([
    [['--host', 'annex.example.gov.cn'], 'manifest.notAnAddress'],
    [['--host', 'http://annex.example.gov.cn'], 'manifest.notHttps'],
    [['--host', 'https://annex.example.gov.cn/app'], 'manifest.notAnOrigin'],
    [['--host', 'https://a.cn?x=1'], 'manifest.notAnOrigin'],
    [['--host', 'https://user@a.cn'], 'manifest.notAnOrigin'],
    [['--version', '1.0-beta'], 'manifest.version'],
    [['--support', 'http://help.cn'], 'manifest.support'],
  ])('%j is answered with %s, in both languages', (args, code) => {
    expect(orderOf(args)).toMatchObject({ ok: false, error: { code } });
    expect(chinese[code]).toBeTypeOf('string');
    expect(english[code]).toBeTypeOf('string');
  });
});

describe('a deployment’s id', () => {
  // Reference value: uuid5(NAMESPACE_URL, 'https://localhost:8443/addin') of Python's uuid module
  it('is the version 5 UUID of its address', () => {
    expect(addinId('https://localhost:8443')).toBe('329a27d3-08fa-5959-ade8-3c71f66ac381');
  });

  it('differs between two deployments, so that a test server can stand beside the real one', () => {
    expect(addinId('https://a.cn')).not.toBe(addinId('https://a.cn:8443'));
  });

  it('does not depend on how the address is written', () => {
    const ids = ['https://A.cn', 'https://a.cn:443/'].map((text) => {
      const origin = parseOrigin(text);
      return origin.ok ? addinId(origin.value) : null;
    });
    expect(new Set(ids)).toEqual(new Set([addinId('https://a.cn')]));
  });
});
