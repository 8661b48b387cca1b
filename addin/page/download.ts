/** Hands bytes or text to the browser as a file. */
export function download(name: string, content: Uint8Array | string, type: string): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const address = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Chromium reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `附件2 甘肃省民政厅.xlsx` without what file systems refuse. */
export function fileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\n\r\t]+/g, ' ').trim();
}
