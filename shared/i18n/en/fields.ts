import type { Messages } from '../i18n.ts';

const words = (type: string): Messages => ({
  [`${type}.cellError`]: '{cell} {label} shows {text}: the formula fails. Please type the content.',
  [`${type}.nothing`]: '{cell} {label} says “{text}”. This needs an answer; please fill it in.',
  [`${type}.tooLong`]:
    '{cell} {label} has {count} characters, more than {max}. Please check that it is in the right column.',
  [`${type}.cleaned`]: '{cell} {label} had invisible characters or stray spaces; they were left out.',
});

/** `one`: what the column asks for. */
const number = (type: string, one: string): Messages => ({
  [`${type}.cellError`]: `{cell} {label} shows {text}: the formula fails. Please type ${one}.`,
  [`${type}.date`]: `{cell} {label} was turned into a date ({text}). Please set the cell to General and type ${one}.`,
  [`${type}.unreadable`]: `{cell} {label} says “{text}”, which cannot be read as a figure. Please type ${one}.`,
  [`${type}.range`]: `{cell} {label} says “{text}”, a range. Please type ${one}.`,
  [`${type}.bound`]: `{cell} {label} says “{text}”, only a limit. Please type ${one}.`,
  [`${type}.several`]: `{cell} {label} says “{text}”, more than one figure. Please type ${one}.`,
  [`${type}.unknown`]: `{cell} {label} says “{text}”. Please find out and type ${one}, or 0 if there is nothing.`,
  [`${type}.negative`]: `{cell} {label} says “{text}”, which is below 0. Please type ${one}.`,
  [`${type}.none`]:
    '{cell} {label} says “{text}” and is read as 0. Please confirm that there was nothing, or type the figure.',
});

const phone = (type: string, one: string): Messages => ({
  [`${type}.cellError`]: `{cell} {label} shows {text}: the formula fails. Please type ${one}.`,
  [`${type}.unreadable`]: `{cell} {label} says “{text}”, which is no telephone number. Please type ${one}.`,
  [`${type}.scientific`]: `{cell} {label} became “{text}” and its last digits are lost. Please set the cell to Text and retype ${one}.`,
  [`${type}.letters`]: '{cell} {label} says “{text}”, with letters in it. Is it {value}? Please type digits.',
  [`${type}.digits`]: `{cell} {label} says “{text}”, {count} digits, which does not fit. Please check and type ${one}.`,
  [`${type}.lostZero`]:
    '{cell} {label} says “{text}”; the 0 of the area code seems lost. Is it {value}? Please confirm.',
  [`${type}.noAreaCode`]: '{cell} {label} says “{text}”, without an area code. Please add it.',
  [`${type}.short`]: '{cell} {label} says “{text}”, a short number. Please give one that can be dialled from anywhere.',
  [`${type}.several`]: '{cell} {label} has several numbers; {value} counts, the others are kept with the text.',
  [`${type}.words`]: '{cell} {label} says “{text}”; {value} was taken from it.',
  [`${type}.written`]: '{cell} {label} says “{text}” and is read as {value}.',
});

/** Findings of the field types on one cell. */
export const fields: Messages = {
  ...words('text'),
  ...words('longText'),
  ...words('rowLabel'),
  'longText.short':
    '{cell} {label} has {count} characters; {min} to {max} are asked for. Please add to it, or confirm it.',
  'longText.long':
    '{cell} {label} has {count} characters; {min} to {max} are asked for. Please shorten it, or confirm it.',
  'longText.limit': '{cell} {label} has reached the {max} characters a cell can hold and may be cut off. Please check.',

  ...number('count', 'a whole number'),
  'count.fraction': '{cell} {label} says “{text}”; it should be a whole number. Please check.',
  'count.otherUnit':
    '{cell} {label} says “{text}”; this column counts {of}. Please make sure of the figure and type it.',
  'count.times': '{cell} {label} says “{text}”, attendances, read as {value}. The column counts persons; please check.',
  'count.chinese': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'count.scientific': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'count.remark':
    '{cell} {label} says “{text}” and is read as {value}; the remark is kept with the text. Please confirm.',
  'count.approximate':
    '{cell} {label} says “{text}”, roughly; it is read as {value}. Please give the exact figure if you can.',
  'count.written': '{cell} {label} says “{text}” and is read as {value}.',

  ...number('money', 'one figure (in 10,000 yuan)'),
  'money.otherUnit':
    '{cell} {label} says “{text}”; the unit “{unit}” is not known. Please type one figure (in 10,000 yuan).',
  'money.maybeYuan': '{cell} {label} says “{text}”, but the column is in 10,000 yuan. Is it {value}? Please confirm.',
  'money.chinese': '{cell} {label} says “{text}”. Is it {value} (in 10,000 yuan)? Please confirm.',
  'money.scientific': '{cell} {label} says “{text}”. Is it {value} (in 10,000 yuan)? Please confirm.',
  'money.remark':
    '{cell} {label} says “{text}” and is read as {value} (in 10,000 yuan); the remark is kept. Please confirm.',
  'money.approximate':
    '{cell} {label} says “{text}”, roughly; it is read as {value} (in 10,000 yuan). Please give the exact figure if you can.',
  'money.converted': '{cell} {label} says “{text}”, which makes {value} (in 10,000 yuan). Please check.',
  'money.unitAssumed': '{cell} {label} says “{text}” without a unit and is read in 10,000 yuan.',
  'money.written': '{cell} {label} says “{text}” and is read as {value} (in 10,000 yuan).',

  'enum.cellError': '{cell} {label} shows {text}: the formula fails. Please choose from the list.',
  'enum.unknown': '{cell} {label} says “{text}”, which is not on the list. Please choose one: {members}.',
  'enum.unmarked': '{cell} {label} has nothing chosen. Please choose one: {members}.',
  'enum.several': '{cell} {label} says “{text}”, which seems to choose {found}. Please choose only one.',
  'enum.outside': '{cell} {label} says “{text}”, for which the annex has no box. Please choose one of: {members}.',
  'enum.otherList': '{cell} {label} says “{text}”, a term of another annex. Is it “{value}” here? Please confirm.',
  'enum.otherWords': '{cell} {label} says “{text}” and counts as “{value}”; the words are kept with the text.',
  'enum.marked': '{cell} {label} has “{value}” chosen.',
  'enum.written': '{cell} {label} says “{text}” and is read as “{value}”.',

  'place.cellError': '{cell} {label} shows {text}: the formula fails. Please type the place.',
  'place.unknown':
    '{cell} {label} says “{text}”, which is not among the divisions. Please write province, prefecture and county.',
  'place.many': '{cell} {label} says “{text}”, which may be: {candidates}. Please choose one, or write the whole path.',
  'place.several': '{cell} {label} says “{text}”, which is not one place. Please split the row, or give one place.',
  'place.levelCounty': '{cell} {label} says “{text}”; it must reach the county. Please add it.',
  'place.levelPrefecture': '{cell} {label} says “{text}”; it must reach the prefecture. Please add it.',
  'place.fullPath': '{cell} {label} says “{text}”; please name every level above. Is it “{name}”?',
  'place.outside': '{cell} {label} is {name}, outside {areas}. Please check and confirm.',
  'place.assumed': '{cell} {label} says “{text}”, a name several places bear; it is read as “{name}”. Please confirm.',
  'place.renamed': '{cell} {label} says “{old}”, an old name; today it is “{name}”. Please check.',
  'place.written': '{cell} {label} says “{text}” and is read as “{name}”.',

  ...phone('mobile', 'an 11-digit mobile number'),
  'mobile.landline': '{cell} {label} asks for a mobile; {value} is a landline. Please give a mobile if there is one.',
  ...phone('landline', 'a landline with its area code'),
  'landline.mobile': '{cell} {label} has the mobile {value}; it is taken.',
  ...phone('phone', 'a mobile number or a landline with its area code'),

  'email.cellError': '{cell} {label} shows {text}: the formula fails. Please type the e-mail address.',
  'email.unreadable':
    '{cell} {label} says “{text}”, which is no e-mail address. Please type one, such as name@163.com.',
  'email.qq': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'email.repaired': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'email.words': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'email.several': '{cell} {label} has several addresses; {value} counts, the others are kept with the text.',
  'email.written': '{cell} {label} says “{text}” and is read as {value}.',

  'dateRange.cellError': '{cell} {label} shows {text}: the formula fails. Please type the period.',
  'dateRange.unreadable':
    '{cell} {label} says “{text}”, which cannot be read as a period. Please write it as 2021年3月至2021年9月.',
  'dateRange.impossible': '{cell} {label} says “{text}”; there is no such date. Please check.',
  'dateRange.reversed': '{cell} {label} says “{text}”; it ends before it begins. Please check.',
  'dateRange.ambiguousMonth':
    '{cell} {label} says “{text}”: January or October? Please write it as 2021年3月至2021年9月.',
  'dateRange.single':
    '{cell} {label} says “{text}”, one date only. Please give beginning and end, or confirm that it was just then.',
  'dateRange.year': '{cell} {label} says “{text}”. Is it the whole of {year}? Please confirm, or give the months.',
  'dateRange.assumed': '{cell} {label} says “{text}” and is read as {start} to {end}. Please confirm.',
  'dateRange.vague': '{cell} {label} says “{text}” and is read by whole months.',
  'dateRange.written': '{cell} {label} says “{text}”; the period was read from it.',

  'contact.cellError': '{cell} {label} shows {text}: the formula fails. Please type name and telephone.',
  'contact.unreadable': '{cell} {label} says “{text}”. Please give name and telephone, such as 张三 13800000000.',
  'contact.name': '{cell} {label} says “{text}”, without a name. Please add it.',
  'contact.phone': '{cell} {label} says “{text}”, without a telephone number. Please add it.',
  'contact.digits': '{cell} {label} says “{text}”; the number has {count} digits, which does not fit. Please check.',
  'contact.lostZero': '{cell} {label} says “{text}”; the 0 of the area code seems lost. Is it {value}? Please confirm.',
  'contact.noAreaCode': '{cell} {label} says “{text}”; the number has no area code. Please add it.',
  'contact.several': '{cell} {label} has several numbers; {name} {phone} counts, the others are kept with the text.',

  'creditCode.cellError': '{cell} {label} shows {text}: the formula fails. Please type the unified social credit code.',
  'creditCode.unreadable':
    '{cell} {label} says “{text}”, which is no unified social credit code. Please type its 18 characters.',
  'creditCode.asNumber':
    '{cell} {label} was typed as a number and lost its last digits. Please set the cell to Text and retype all 18 characters.',
  'creditCode.length': '{cell} {label} says “{text}”, {count} characters; the code has 18. Please check.',
  'creditCode.characters':
    '{cell} {label} says “{text}”, with characters the code never has (I, O, S, V, Z). Please check.',
  'creditCode.check':
    '{cell} {label} says “{text}”; the check character does not fit. Please compare it with the certificate.',
  'creditCode.letters': '{cell} {label} says “{text}”. Is it {value}? Please confirm.',
  'creditCode.legacy':
    '{cell} {label} has the old registration number “{text}”. Please give the credit code if there is one.',
  'creditCode.otherKind': '{cell} {label}: {text} is not the code of a social organisation. Please check.',
  'creditCode.written': '{cell} {label} says “{text}” and is read as {value}.',
};
