/** A year's public holidays: days off (weekends within them too) and the 调休 weekend days that are worked. */
export interface HolidayYear {
  readonly off: readonly (readonly [from: string, to: string])[];
  readonly work: readonly string[];
}

/** By the State Council's yearly notice (国务院办公厅关于…年部分节假日安排的通知), dates as MM-DD. */
export const CHINA_HOLIDAYS: ReadonlyMap<number, HolidayYear> = new Map([
  [
    2025,
    {
      off: [
        ['01-01', '01-01'],
        ['01-28', '02-04'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['05-31', '06-02'],
        ['10-01', '10-08'],
      ],
      work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    },
  ],
  [
    2026,
    {
      off: [
        ['01-01', '01-03'],
        ['02-15', '02-23'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-19', '06-21'],
        ['09-25', '09-27'],
        ['10-01', '10-07'],
      ],
      work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    },
  ],
]);

/** The last year whose calendar is known. */
export const CALENDAR_UNTIL = Math.max(...CHINA_HOLIDAYS.keys());
