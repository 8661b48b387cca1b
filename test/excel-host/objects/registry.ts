import type { Behaviour } from '../batch/behaviour.ts';
import { CHART, CHART_TITLE, CHARTS } from './charts.ts';
import {
  CONDITIONAL_FILL,
  CONDITIONAL_FONT,
  CONDITIONAL_FORMAT,
  CONDITIONAL_FORMATS,
  CONDITIONAL_RANGE_FORMAT,
  CUSTOM_FORMAT,
  FORMAT_RULE,
} from './conditional-format.ts';
import { CUSTOM_XML_PART, CUSTOM_XML_PARTS, SCOPED_XML_PARTS } from './custom-xml.ts';
import { DATA_VALIDATION } from './data-validation.ts';
import { FREEZE_PANES } from './freeze-panes.ts';
import { NAME, NAMES } from './names.ts';
import { PAGE_LAYOUT } from './page-layout.ts';
import { PROTECTION } from './protection.ts';
import { RANGE } from './range.ts';
import { RANGE_AREAS, RANGE_COLLECTION } from './range-areas.ts';
import { BORDER, BORDERS, RANGE_FILL, RANGE_FONT, RANGE_FORMAT } from './range-format.ts';
import { ADDIN_SERVICE, RIBBON, RIBBON_BUTTON, RIBBON_TAB, RUNTIME_START, RUNTIME_STATE } from './services.ts';
import { SHAPE, SHAPE_FILL, SHAPE_FONT, SHAPE_LINE, SHAPES, TEXT_FRAME, TEXT_RANGE } from './shapes.ts';
import { APPLICATION, RUNTIME, WORKBOOK } from './workbook.ts';
import { WORKSHEET, WORKSHEETS } from './worksheet.ts';

/** Every type of object that is emulated. What is not here fails loudly. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour<never>>> = {
  Application: APPLICATION,
  Chart: CHART,
  ChartCollection: CHARTS,
  ChartTitle: CHART_TITLE,
  ConditionalFormat: CONDITIONAL_FORMAT,
  ConditionalFormatCollection: CONDITIONAL_FORMATS,
  ConditionalFormatRule: FORMAT_RULE,
  ConditionalRangeFill: CONDITIONAL_FILL,
  ConditionalRangeFont: CONDITIONAL_FONT,
  ConditionalRangeFormat: CONDITIONAL_RANGE_FORMAT,
  CustomConditionalFormat: CUSTOM_FORMAT,
  CustomXmlPart: CUSTOM_XML_PART,
  CustomXmlPartCollection: CUSTOM_XML_PARTS,
  CustomXmlPartScopedCollection: SCOPED_XML_PARTS,
  DataValidation: DATA_VALIDATION,
  'Microsoft.AppRuntime.AppRuntimePersistenceService': RUNTIME_START,
  'Microsoft.AppRuntime.AppRuntimeService': RUNTIME_STATE,
  'Microsoft.DynamicRibbon.DynamicRibbon': RIBBON,
  'Microsoft.InternalService.AddinInternalService': ADDIN_SERVICE,
  'Microsoft.RibbonButton': RIBBON_BUTTON,
  'Microsoft.RibbonTab': RIBBON_TAB,
  NamedItem: NAME,
  NamedItemCollection: NAMES,
  PageLayout: PAGE_LAYOUT,
  Range: RANGE,
  RangeBorder: BORDER,
  RangeBorderCollection: BORDERS,
  RangeAreas: RANGE_AREAS,
  RangeCollection: RANGE_COLLECTION,
  RangeFill: RANGE_FILL,
  RangeFont: RANGE_FONT,
  RangeFormat: RANGE_FORMAT,
  Runtime: RUNTIME,
  Shape: SHAPE,
  ShapeCollection: SHAPES,
  ShapeFill: SHAPE_FILL,
  ShapeFont: SHAPE_FONT,
  ShapeLineFormat: SHAPE_LINE,
  TextFrame: TEXT_FRAME,
  TextRange: TEXT_RANGE,
  Workbook: WORKBOOK,
  Worksheet: WORKSHEET,
  WorksheetCollection: WORKSHEETS,
  WorksheetFreezePanes: FREEZE_PANES,
  WorksheetProtection: PROTECTION,
};
