import type { Messages } from '../i18n.ts';

/** Findings about a table as a whole: its header, its rows, its rules, the lines around it. */
export const tables: Messages = {
  'at.record': 'Record {n}',
  'at.sheet': 'This sheet',

  'annex.unsure':
    'The header at {cell} fits “{taken}” and “{other}” alike. It was read as the first; please check the title.',
  'header.renamed': 'The header “{text}” at {cell} was read as “{label}”.',
  'header.similar': 'The header “{text}” at {cell} is like “{label}”. Please confirm that it is that column.',
  'header.extra': '“{text}” at {cell} is a column the annex does not have. It is kept and sent along, unchecked.',
  'header.noLabel':
    'Column {column} has no header but has content, as at {cell}. It is kept; please label or clear it.',
  'header.missing': 'There is no column “{label}”. Please add it as the annex has it.',
  'header.moneyUnit': 'The header at {cell} states {unit}; amounts were converted to 万元. Please check them.',
  'header.moneyUnitUnknown':
    'The unit in the header “{text}” at {cell} can’t be converted. Please give “{label}” in 万元.',
  'headerLine.missing': '{cell}: “{text}” is blank. Please fill it in.',
  'unit.missing': '{cell}: the name of the reporting unit is blank. Please write it in full.',
  'unit.mismatch': '{cell} names “{text}”, but you are signed in as “{unit}”. Please confirm who reports.',
  'workbook.severalSheets':
    'The sheets {sheets} all hold this annex. Please confirm that all are to be sent, or delete the rest.',
  'workbook.hiddenSheet': 'The sheet “{sheet}” is hidden and holds a filled annex. Please confirm whether to send it.',

  'required.missing': '{cell} “{label}” is blank. Please fill it in.',
  'required.blank': '{cell} “{label}” is blank. Write 0 if there was none, or the figure.',

  'rows.hidden':
    '{count} hidden rows hold data (rows {rows} …). Please unhide and check them, and confirm whether to send them.',
  'columns.hidden': 'Column {column} “{label}” is hidden. Please unhide it and check what it holds.',
  'rows.sample': '{cell} says “{text}”, which looks like a sample. Delete the row if it is, or confirm to keep it.',
  'rows.struck': 'The row of {cell} is struck through but still counts. Delete it if it is no longer reported.',
  'rows.ditto': '{cell} says “{text}”; it was read as “{taken}” from the row above. Please write it out.',
  'rows.mergedFigure':
    '{cell} is merged with {first}: “{taken}” was read for each row, and counts once for each. Unmerge the cells and fill them in row by row, or confirm that each row has this figure.',
  'rows.dittoNothing': '{cell} says “{text}”, but nothing stands above it. Please write it out.',
  'rows.several': '{cell} seems to name {count} projects. Please give each a row of its own ({count} rows).',
  'rows.belowNotes':
    'Row {row} stands below the notes but looks like a record and was read. Please confirm it, and move it up.',
  'rows.outside': 'Row {row} has content only outside the annex and was not taken for a record. Complete or clear it.',
  'cell.external':
    '{cell} takes its figure from another workbook and may be out of date. Please check it and type the value.',

  'total.differs': '{cell}: the total of “{label}” says {written}, the rows add up to {sum}. Please check.',
  'duplicate.same': 'The row of {cell} looks like row {row} once more. Please check whether it is reported twice.',

  'matrix.regionMissing': 'Row {row} has figures, but {cell} names no region. Please name it.',
  'matrix.regionExtra':
    '“{text}” at {cell} is not a printed row of {group}. Add its figures to “{holder}”, or confirm it stands alone.',
  'matrix.regionOutside': '“{text}” at {cell} ({place}) does not lie in {group}. Please check the group.',
  'matrix.groupUnknown': 'Row {row} does not say to which of {groups} it belongs. Please add it.',
  'matrix.regionRepeated': '“{text}” at {cell} is the region of row {first} again. Please make one row of them.',

  'partOfWhole.exceeds':
    '{cell} “{label}” is {part}, more than {whole} in “{wholeLabel}”, which includes it. Please check.',
  'zeroConsistency.needs': '{cell} “{label}” is 0, but “{whenLabel}” is {figure}. Please check.',
  'softCap.above': '{cell} “{label}” is {figure} (万元). The notice says “{quote}”. Please give a reason.',
  'yearMentioned.other': '{cell} “{label}” speaks of {found}; this annex is about {year}. Please check.',
  'crossAnnex.count': '{cell} “{label}” is {figure}; annex 2 lists {other} projects for this region. Please compare.',
  'crossAnnex.sum': '{cell} “{label}” is {figure}; annex 2 adds up to {other} for this region. Please compare.',
  'crossAnnex.distinct':
    '{cell} “{label}” is {figure}; annex 2 names {other} organisations for this region. Please compare.',

  'crossAnnex.noRow':
    'Annex 2 lists {other} projects that belong to “{region}”, a row without figures. Please compare.',

  'record.shape': '{cell} “{label}” can’t be read. Please fill it in again.',
  'record.unknownField': '{cell} has a field “{key}” that the annex does not have. Please check.',
  'record.contradiction': '{cell} “{label}”: code and name do not agree. Please choose again.',
  'submission.empty': 'There are no records. If there was nothing to report, please send a nil return.',
  'nil.withRecords': 'A nil return was chosen, but there are {count} records. Please choose one.',
  'nil.notAllowed': 'This annex takes no nil return. Please fill in at least one record.',
  'answer.shape': 'Answer {n} can’t be read. Please confirm again.',
  'answer.unreadable': '{cell} “{label}”: the answer “{text}” can’t be read. Please write it again.',
};
