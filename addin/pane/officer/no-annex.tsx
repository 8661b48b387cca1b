import { useState } from 'preact/hooks';
import { createUnitClient } from '../../../shared/api/unit-client.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../menu.tsx';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { Strips } from './strips.tsx';

/** A sheet that is no annex: says so, names those it knows, offers the blank. */
export function NoAnnex() {
  const say = usePaneSay();
  const { desk, handIn, signed, host } = useWorld();
  const { tables, activeSheet } = useStore(desk.store);
  const isPulled = activeSheet !== null && desk.book.pulled.has(activeSheet.id);
  const notices = useStore(handIn?.delivery.store)?.notices;
  const [busy, setBusy] = useState('');
  const mine = (notices ?? []).flatMap((notice) =>
    notice.annexes.filter(({ must }) => must).map((annex) => ({ notice: notice.id, ...annex })),
  );
  const known = mine.length > 0 ? mine : desk.ports.catalogue.map((annex) => ({ ...annex, notice: annex.notice }));
  const insert = async (notice: string, annex: string) => {
    if (!signed) return;
    setBusy(annex);
    await desk.insertBlank(() => createUnitClient(signed.asking).template(notice, annex));
    setBusy('');
  };
  const canInsert = signed !== null && mine.length > 0 && host.capabilities.insertSheets;
  return (
    <main class="frame">
      <header class="banner">
        <div class="row spread top">
          <h1 class="word wrap">
            <Icon name="sheet" />
            {say(isPulled ? 'none.pulled' : 'none.title')}
          </h1>
          <Menu />
        </div>
        {signed && <p class="small unit">{signed.session.unitName}</p>}
      </header>
      <div class="body stack">
        <Strips />
        {handIn && <handIn.News />}
        {tables.length > 0 && (
          <section class="stack">
            <h2 class="small">{say('none.other')}</h2>
            <ul class="stack">
              {tables.map(({ table }) => (
                <li key={table.key}>
                  <button
                    type="button"
                    class="button wide start"
                    onClick={() => void desk.goTo(table.sheet, { top: 1, left: 1, bottom: 1, right: 1 })}
                  >
                    <Icon name="sheet" />
                    {table.annex.code} {desk.book.sheets.get(table.sheet)?.name}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>{say(isPulled ? 'none.pulledWhy' : 'none.why')}</p>
        <section class="stack" aria-labelledby="known-title">
          <h2 id="known-title" class="small">
            {say(mine.length > 0 ? 'none.mine' : 'none.known')}
          </h2>
          <ul class="known">
            {known.map(({ id, code, title, notice }) => (
              <li key={id} class="known-annex">
                <span>
                  <strong>{code}</strong> {title}
                </span>
                {canInsert && (
                  <button
                    type="button"
                    class="button small insert"
                    disabled={busy !== ''}
                    onClick={() => void insert(notice, id)}
                  >
                    {say(busy === id ? 'none.inserting' : 'none.insert')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {signed && !host.capabilities.insertSheets && <p class="quiet small">{say('none.noInsert')}</p>}
        </section>
      </div>
    </main>
  );
}
