/** A value's own rule: null when it holds, otherwise what is wrong. Limits are those of [MS-OWEMXML] 2.3 and 5.8. */
type Rule = (value: string) => string | null;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function length(most: number): Rule {
  return (value) => {
    const count = [...value].length;
    return count >= 1 && count <= most ? null : `${count} characters, 1 to ${most} allowed`;
  };
}

function oneOf(...values: string[]): Rule {
  return (value) => (values.includes(value) ? null : `“${value}” is none of ${values.join(', ')}`);
}

function pattern(form: RegExp, like: string): Rule {
  return (value) => (form.test(value) ? null : `“${value}” is not like ${like}`);
}

function url(value: string): string | null {
  if (!URL.canParse(value)) return `“${value}” is no absolute address`;
  if (new URL(value).protocol !== 'https:') return `“${value}” is not https`;
  return value.length <= 2048 ? null : `${value.length} characters, 2048 allowed`;
}

const RULES = {
  Uuid: (value: string) =>
    UUID.test(value) && !/^[0-]+$/.test(value) ? null : `“${value}” is no GUID, or the empty one`,
  AlternateId: pattern(/^.{5,12}\\WA[0-9]{9}$/, 'abcde\\WA123456789'),
  Version: pattern(/^[0-9]{1,5}(\.[0-9]{1,5}){1,3}$/, '1.0.0.0'),
  ShortVersion: pattern(/^[0-9]{1,5}\.[0-9]{1,5}$/, '1.1'),
  ShortString: length(125),
  LongString: length(250),
  ReferenceId: length(32),
  Url: url,
  CultureName: pattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){1,2}$/, 'zh-CN'),
  Permissions: oneOf('Restricted', 'ReadDocument', 'ReadAllDocument', 'WriteDocument', 'ReadWriteDocument'),
  Boolean: oneOf('true', 'false'),
  IconSize: oneOf('16', '20', '24', '32', '40', '48', '64', '80'),
  Lifetime: oneOf('short', 'long'),
  HostName: oneOf('Workbook'),
  OverrideHost: oneOf('Workbook'),
  TaskPaneApp: oneOf('TaskPaneApp'),
  VersionOverridesV1_0: oneOf('VersionOverridesV1_0'),
  ExtensionPoint: oneOf('PrimaryCommandSurface'),
  Control: oneOf('Button'),
  Action: oneOf('ShowTaskpane', 'ExecuteFunction'),
} satisfies Record<string, Rule>;

export type SimpleType = keyof typeof RULES;

export function isSimpleType(name: string): name is SimpleType {
  return Object.hasOwn(RULES, name);
}

/** What is wrong with a value of that type, or null. `checkValue('Url', 'http://a')` → `“http://a” is not https` */
export function checkValue(type: SimpleType, value: string): string | null {
  return RULES[type](value);
}
