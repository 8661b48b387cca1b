/** A workbook that the preview offers. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** Someone of the demo to sign in as. */
export interface Person {
  readonly unitName: string;
  readonly role: string;
  readonly code: string;
}

/** What the preview's page is told when it starts. */
export interface Setup {
  readonly addin: string;
  readonly sets: Readonly<Record<string, string>>;
  readonly book: string;
  readonly choices: readonly Choice[];
  readonly people: readonly Person[];
}

/** A person's own file, as the preview's server keeps it until it is closed. */
const OWN = 'own';

/** The workbooks to open in place of this one; the page begins anew with the one chosen. */
export function openers({ choices, book }: Setup): HTMLElement[] {
  const select = document.createElement('select');
  select.title = '换一个工作簿';
  select.ariaLabel = select.title;
  if (!choices.some(({ id }) => id === book)) select.append(new Option('（自己的文件）', book, true, true));
  for (const group of new Set(choices.map((choice) => choice.group))) {
    const made = document.createElement('optgroup');
    made.label = group;
    const mine = choices.filter((choice) => choice.group === group);
    made.append(...mine.map(({ id, label }) => new Option(label, id, id === book, id === book)));
    select.append(made);
  }
  select.addEventListener('change', () => open(select.value));
  const file = document.createElement('input');
  file.type = 'file';
  file.accept = '.xlsx';
  file.hidden = true;
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    await fetch('/preview.xlsx', { method: 'PUT', body: chosen });
    open(OWN);
  });
  const button = document.createElement('button');
  button.textContent = '打开文件…';
  button.addEventListener('click', () => file.click());
  return [select, button, file];
}

function open(book: string): void {
  location.search = new URLSearchParams({ book }).toString();
}

/** Whom to sign in as: a press copies the code. */
export function showPeople(place: HTMLElement, people: readonly Person[]): void {
  place.replaceChildren(
    ...people.map(({ unitName, role, code }) => {
      const made = document.createElement('button');
      const name = document.createElement('span');
      name.textContent = `${role === 'officer' ? '填报' : '审核'} ${unitName}`;
      const shown = document.createElement('code');
      shown.textContent = code;
      made.append(name, shown);
      made.title = '登录码，点一下就复制';
      made.addEventListener('click', async () => {
        await navigator.clipboard.writeText(code);
        shown.textContent = '已复制';
        setTimeout(() => {
          shown.textContent = code;
        }, 1500);
      });
      return made;
    }),
  );
}
