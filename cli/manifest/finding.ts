/** One way in which a manifest breaks Office's rules. */
export interface Finding {
  /** `element.order`, `resid.undefined`, … */
  rule: string;
  /** `line 12, Control`. */
  at: string;
  detail: string;
}

/** `finding('resid.undefined', node, 'short.x')` */
export function finding(rule: string, node: { line: number; name: string }, detail: string): Finding {
  return { rule, at: `line ${node.line}, ${node.name}`, detail };
}
