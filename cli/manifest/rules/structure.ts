import { type Finding, finding } from '../finding.ts';
import type { Node } from '../parse.ts';
import { APP, type ComplexType, complexType, type Particle } from '../schema.ts';
import { checkValue, isSimpleType, type SimpleType } from '../simple-types.ts';

/** The document against the schema's content models: names, order, counts, attributes, values. */
export function checkStructure(root: Node): Finding[] {
  if (root.name !== 'OfficeApp' || root.uri !== APP)
    return [finding('element.unknown', root, 'the root is OfficeApp of appforoffice/1.1')];
  return checkElement(root, 'OfficeApp');
}

function checkElement(node: Node, typeName: string): Finding[] {
  if (typeName.startsWith('#')) return checkSimple(node, typeName.slice(1));
  const type = complexType(typeName, node.attributes.get('xsi:type'));
  if (!type) return [finding('value', node, `xsi:type “${node.attributes.get('xsi:type') ?? ''}” is unknown here`)];
  const text = node.text.trim() === '' ? [] : [finding('element.text', node, `“${node.text.trim()}”`)];
  return [...text, ...checkAttributes(node, type), ...checkChildren(node, type.children)];
}

function checkSimple(node: Node, typeName: string): Finding[] {
  const wrong = isSimpleType(typeName) ? checkValue(typeName, node.text) : `no simple type ${typeName}`;
  const extra = [...node.children.map((child) => child.name), ...node.attributes.keys()];
  return [
    ...(wrong === null ? [] : [finding('value', node, wrong)]),
    ...extra.map((name) => finding('element.unknown', node, `${name} has no place here`)),
  ];
}

function checkAttributes(node: Node, { attributes }: ComplexType): Finding[] {
  const known = new Map<string, { type: SimpleType; optional: boolean }>(
    Object.entries(attributes).map(([name, type]) => [name.replace('?', ''), { type, optional: name.endsWith('?') }]),
  );
  const found: Finding[] = [];
  for (const [name, { type, optional }] of known) {
    const value = node.attributes.get(name);
    if (value === undefined) {
      if (!optional) found.push(finding('attribute.missing', node, name));
      continue;
    }
    const wrong = checkValue(type, value);
    if (wrong !== null) found.push(finding('value', node, `${name}: ${wrong}`));
  }
  for (const name of node.attributes.keys()) if (!known.has(name)) found.push(finding('attribute.unknown', node, name));
  return found;
}

function checkChildren(node: Node, model: readonly Particle[]): Finding[] {
  const found: Finding[] = [];
  let reached = 0;
  for (const child of node.children) {
    const at = model.findIndex(({ name, uri }) => name === child.name && uri === child.uri);
    const particle = model[at];
    if (!particle) {
      found.push(finding('element.unknown', child, `has no place in ${node.name}`));
      continue;
    }
    if (at < reached) found.push(finding('element.order', child, `comes before ${model[reached]?.name}`));
    reached = Math.max(reached, at);
    found.push(...checkElement(child, particle.type));
  }
  for (const { name, uri, required, many } of model) {
    const count = node.children.filter((child) => child.name === name && child.uri === uri).length;
    if (required && count === 0) found.push(finding('element.missing', node, name));
    if (!many && count > 1) found.push(finding('element.repeated', node, `${name} ${count} times`));
  }
  return found;
}
