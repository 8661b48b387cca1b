export type ApiLevel = '1.14' | 'latest';

/** What Excel of any age declares. DelayForCellEdit is how office.js learns that a batch may wait. */
const COMMON = {
  SharedRuntime: '1.2',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  DelayForCellEdit: '1.1',
  AddinCommands: '1.3',
};

/** The requirement sets that an Excel of the floor (LTSC 2021) and one of the runtime's latest level declare. */
export const SETS: Readonly<Record<ApiLevel, Readonly<Record<string, string>>>> = {
  '1.14': { ...COMMON, ExcelApi: '1.14' },
  // A current Excel records what scripts write as steps that can be undone.
  latest: { ...COMMON, ExcelApi: '1.15', RichApiRuntimeFlag: '1.2', ExcelApiUndo: '1.20' },
};
