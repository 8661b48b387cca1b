import { z } from 'zod';

/** A4 pages in colour at 300 dpi stay far below. */
export const MAX_SCAN_BYTES = 5 * 1024 * 1024;

export const scanSchema = z
  .object({
    sha256: z.string(),
    type: z.enum(['application/pdf', 'image/jpeg']),
    size: z.int(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Scan' });

/** 待盖章 until a scan of the stamped print is there. The newest scan first. */
export const stampSchema = z
  .object({ submission: z.string(), state: z.enum(['waiting', 'stamped']), scans: z.array(scanSchema) })
  .meta({ id: 'Stamp' });

export type Scan = z.infer<typeof scanSchema>;
export type Stamp = z.infer<typeof stampSchema>;
