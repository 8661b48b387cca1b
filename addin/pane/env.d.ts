declare module '*.css';

/** Addresses of the division list and of the annexes' definitions, relative to the pane's page. */
declare const __DIVISIONS__: string;
declare const __ANNEXES__: string;

interface ImportMeta {
  readonly env: { readonly MODE: string };
}
