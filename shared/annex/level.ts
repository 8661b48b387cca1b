/** From the top of the country down; an organisation hangs below a division of any level. */
export const LEVELS = ['ministry', 'province', 'prefecture', 'county', 'township', 'organisation'] as const;
export type Level = (typeof LEVELS)[number];
