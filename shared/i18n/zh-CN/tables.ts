import type { Messages } from '../i18n.ts';

/** Findings about a table as a whole: its header, its rows, its rules, the lines around it. */
export const tables: Messages = {
  'at.record': '第{n}条',
  'at.sheet': '本表',

  'annex.unsure': '{cell} 起的表头既像“{taken}”，又像“{other}”。现按前者读取，请核对表名。',
  'header.renamed': '{cell} 的表头“{text}”已按“{label}”读取。',
  'header.similar': '{cell} 的表头“{text}”与“{label}”相近，请确认是不是这一列。',
  'header.extra': '{cell} 的“{text}”是附表以外的列，内容会保留并一同报送，不参与校验。',
  'header.noLabel': '{column}列没有表头，但 {cell} 等处有内容，会保留并一同报送。请补上表头，或删去这些内容。',
  'header.missing': '没有找到“{label}”这一列，请按附表补上这一列后再报。',
  'header.moneyUnit': '{cell} 的表头写的单位是{unit}，已折算成万元读取，请核对。',
  'header.moneyUnitUnknown': '{cell} 的表头“{text}”写的单位没法折算，请把“{label}”改成万元填写。',
  'headerLine.missing': '{cell} “{text}”还没有填，请补上。',
  'unit.missing': '{cell} 的单位名称还没有填，请写上填报单位全称。',
  'unit.mismatch': '{cell} 写的单位是“{text}”，与登录单位“{unit}”不是同一个，请确认由谁填报。',
  'workbook.severalSheets': '{sheets} 这几个工作表都是同一张附表，请确认都要报送，多余的请删去。',
  'workbook.hiddenSheet': '工作表“{sheet}”是隐藏的，里面有填好的附表，请确认是否报送。',

  'required.missing': '{cell} “{label}”还没有填，请补上。',
  'required.blank': '{cell} “{label}”是空的。没有发生请填0，确有数据请补上。',

  'rows.hidden': '有{count}行是隐藏的，里面有数据（第{rows}行等）。请取消隐藏核对，确认是否报送。',
  'columns.hidden': '{column}列“{label}”是隐藏的，请取消隐藏，核对里面的内容。',
  'rows.sample': '{cell} 写了“{text}”，像是填表示例。是示例请删去这一行，不是请确认保留。',
  'rows.struck': '{cell} 所在的行加了删除线，目前仍计入。不再上报请删去这一行。',
  'rows.ditto': '{cell} 写了“{text}”，已按上一行读作“{taken}”，请写全。',
  'rows.mergedFigure':
    '{cell} 和 {first} 是一个合并单元格，已按每行各“{taken}”读取，相加时会重复计算。请取消合并、分行填写；确实每行都是这个数的请确认。',
  'rows.dittoNothing': '{cell} 写了“{text}”，但上面没有可以照填的内容，请写全。',
  'rows.several': '{cell} 里像是写了{count}个项目，请分成{count}行，一行一个项目。',
  'rows.belowNotes': '第{row}行在备注之后，但像是一条记录，已一并读取。请确认是否报送，并移到备注之前。',
  'rows.outside': '第{row}行只有附表以外的列有内容，没有当作一条记录。请补全这一行，或删去这些内容。',
  'cell.external': '{cell} 的数取自另一个工作簿，可能不是最新的，请核对后改填数值。',

  'total.differs': '{cell} “{label}”的合计写的是{written}，各行相加是{sum}，请核对。',
  'duplicate.same': '{cell} 所在的行与第{row}行像是同一条记录，请核对有没有重复填报。',

  'matrix.regionMissing': '第{row}行有数据，但{cell} 没有写帮扶地区，请补上地区名称。',
  'matrix.regionExtra': '{cell} 的“{text}”不是“{group}”里印好的行，请把这一行的数并入“{holder}”，或确认单列。',
  'matrix.regionOutside': '{cell} 的“{text}”（{place}）不在{group}，请核对应填在哪一组。',
  'matrix.groupUnknown': '第{row}行没有写明属于{groups}中的哪一组，请补上。',
  'matrix.regionRepeated': '{cell} 的“{text}”与第{first}行是同一个地区，请合并成一行。',

  'partOfWhole.exceeds': '{cell} “{label}”是{part}，大于“{wholeLabel}”的{whole}。总数应包括市本级，请核对。',
  'zeroConsistency.needs': '{cell} “{label}”是0，但“{whenLabel}”是{figure}，请核对。',
  'softCap.above': '{cell} “{label}”是{figure}万元。通知要求“{quote}”，请说明理由。',
  'yearMentioned.other': '{cell} “{label}”里写的是{found}，本表统计{year}年的情况，请核对。',
  'crossAnnex.count': '{cell} “{label}”是{figure}，附件2里这个地区有{other}个项目，请核对两表。',
  'crossAnnex.sum': '{cell} “{label}”是{figure}，附件2里这个地区合计{other}，请核对两表。',
  'crossAnnex.distinct': '{cell} “{label}”是{figure}，附件2里这个地区有{other}个不同的社会组织，请核对两表。',

  'crossAnnex.noRow': '附件2里有{other}个项目的帮扶地区属于“{region}”，这一行还没有填数，请核对两表。',

  'record.shape': '{cell} “{label}”的格式读不出来，请重新填写。',
  'record.unknownField': '{cell} 有附表里没有的栏目“{key}”，请核对后再报。',
  'record.contradiction': '{cell} “{label}”的代码与名称对不上，请重新选择。',
  'submission.empty': '没有填报记录。如确无此项工作，请选择零报告。',
  'nil.withRecords': '选择了零报告，但表中有{count}条记录，请二选一。',
  'nil.notAllowed': '这张附表不接受零报告，请填写至少一条记录。',
  'answer.shape': '第{n}个确认读不出来，请重新确认后再报。',
  'answer.unreadable': '{cell} “{label}”的确认内容“{text}”读不出来，请重新填写。',
};
