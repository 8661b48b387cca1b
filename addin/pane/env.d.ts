declare module '*.css';

/** Address of the division list, relative to the pane's page. */
declare const __DIVISIONS__: string;

interface ImportMeta {
  readonly env: { readonly MODE: string };
}
