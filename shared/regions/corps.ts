/**
 * 兵团 and its divisions. GB/T 2260 has no code for them: 660000 and 66NN00 are ours. Division and city are one
 * (师市合一): the city (659xxx) lies in 新疆 and in 兵团.
 */
export const CORPS = '660000';
export const CORPS_NAME = '新疆生产建设兵团';

/** Of 第一师, whose index is 0, and the others. */
export const corpsDivisionCode = (index: number): string => String(660000 + (index + 1) * 100);
