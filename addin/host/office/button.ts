import type { SheetButton } from '../guard.ts';
import { buttonName } from './button-name.ts';

export function addButton(
  sheet: Excel.Worksheet,
  button: SheetButton,
  corner: Excel.Range,
  token: string,
): Excel.Shape {
  const shape = sheet.shapes.addGeometricShape('RoundRectangle');
  shape.name = buttonName(token);
  shape.left = corner.left + 2;
  shape.top = corner.top + 2;
  shape.width = 72;
  shape.height = 26;
  shape.altTextDescription = button.description;
  // It goes along with its cell, so that a wider table never comes to lie under it, and keeps its size.
  shape.placement = 'OneCell';
  shape.fill.setSolidColor('#107C41');
  shape.lineFormat.visible = false;
  shape.textFrame.textRange.text = button.text;
  shape.textFrame.textRange.font.color = '#FFFFFF';
  shape.textFrame.textRange.font.bold = true;
  shape.textFrame.horizontalAlignment = 'Center';
  shape.textFrame.verticalAlignment = 'Middle';
  return shape;
}
