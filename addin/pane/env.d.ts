declare module '*.css';

/** Where the data lies that this build wrote beside the scripts, relative to the pane's page. */
declare const __DATA__: Readonly<Record<'divisions' | 'annexes' | 'zh-CN' | 'en', string>>;

interface ImportMeta {
  readonly env: { readonly MODE: string };
}
