import { useEffect, useRef, useState } from 'preact/hooks';
import type { HandIn } from '../../shared/api/contracts/notice.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { TableState } from '../usecases/desk-state.ts';
import { switchLocale } from './switch-locale.ts';
import { usePaneSay } from './words.tsx';
import { useStore, useWorld } from './world.tsx';

/** While a submission would be taken. */
const TAKEN: ReadonlySet<HandIn> = new Set(['open', 'returned', 'extended']);

/** What is seldom needed, out of the way of the one button. Closes when the focus leaves it, and with Esc. */
export function Menu({ at }: { at?: TableState }) {
  const say = usePaneSay();
  const world = useWorld();
  const { desk, handIn, signed, signOut, askSignIn } = world;
  useStore(handIn?.delivery.store);
  const duty = at && handIn?.delivery.dutyOf(at.table.annex.id);
  const [nil, setNil] = useState(false);
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  useEffect(() => {
    const outside = (event: Event) => {
      if (box.current && !box.current.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const item = (key: string, text: string, act: () => void) => (
    <li key={key}>
      <button
        type="button"
        class={`menu-item ${key}`}
        onClick={() => {
          close();
          act();
        }}
      >
        {text}
      </button>
    </li>
  );
  const nilAllowed = duty?.annex.must && duty.annex.nilAllowed && TAKEN.has(duty.annex.handIn);
  return (
    <>
      <details
        ref={box}
        class="menu"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !box.current?.open) return;
          event.preventDefault();
          close();
          box.current?.querySelector('summary')?.focus();
        }}
      >
        <summary class="button plain" aria-label={say('menu.label')} title={say('menu.label')}>
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M3 8h.1M8 8h.1M13 8h.1" stroke-width="2.4" />
          </svg>
        </summary>
        <ul class="menu-list">
          {at && item('check', say('menu.check'), () => void desk.check())}
          {at && !at.enabled && item('enable', say('menu.enable'), () => void desk.enable())}
          {at?.enabled && item('disable', say('menu.disable'), () => void desk.disable())}
          {nilAllowed && item('nil', say('menu.nil'), () => setNil(true))}
          <li>
            <a class="menu-item" href="/" target="_blank" rel="noreferrer" onClick={close}>
              {say('menu.page')}
            </a>
          </li>
          {item('locale', say('app.language'), () => void switchLocale(say.locale === 'zh-CN' ? 'en' : 'zh-CN', world))}
          {signed ? item('out', say('app.signOut'), signOut) : item('in', say('signIn.only'), askSignIn)}
        </ul>
      </details>
      {nil && duty && signed && (
        <Dialog title={say('nil.title')} onClose={() => setNil(false)}>
          <p>{say('nil.ask', { unit: signed.session.unitName, annex: duty.annex.title })}</p>
          <div class="row">
            <button
              type="button"
              class="button primary declare-nil"
              onClick={() => {
                setNil(false);
                void handIn?.delivery.declareNil(duty);
              }}
            >
              {say('nil.go')}
            </button>
            <button type="button" class="button" onClick={() => setNil(false)}>
              {say('dialog.cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
