/** The rows of RFC 4180 text (comma, or tab or semicolon where the first line has those), as Excel saves it. */
export function csvRows(text: string): string[][] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const first = source.split(/\r?\n/, 1)[0] ?? '';
  const comma = ['\t', ';'].find((sign) => first.includes(sign) && !first.includes(',')) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[i + 1] === '"') cell += source[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === comma) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
