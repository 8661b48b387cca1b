const STOPS = 'a[href],button:enabled,input:enabled,select:enabled,textarea:enabled,summary';

/**
 * In Excel on the web office.js moves the focus itself, from a listener on the window: it passes over `summary`, leaves
 * the pane from an element that is gone, and keeps Esc from a dialog. The browser does all three right. So Tab is kept
 * from office.js but for the way out of the pane at either end, which only it knows (a dialog has none), and Esc where
 * the pane has used it.
 */
export function keepTabOrder(): void {
  document.addEventListener('keydown', (event) => {
    const dialog = document.querySelector('dialog[open]');
    if (event.key === 'Escape' && (dialog || event.defaultPrevented)) event.stopPropagation();
    if (event.key !== 'Tab') return;
    const all = (dialog ?? document).querySelectorAll<HTMLElement>(STOPS);
    const stops = [...all].filter((stop) => stop.checkVisibility());
    const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
    const atEnd = document.activeElement === last;
    if (dialog || !atEnd) event.stopPropagation();
    if (dialog && atEnd) {
      event.preventDefault();
      first?.focus();
    }
  });
}
