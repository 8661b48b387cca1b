import type { Scan, Stamp } from '../../../shared/api/contracts/scan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { addScan, scanBytes, scansOf } from '../../store/scan.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { submissionBelow } from '../../store/submission-reads.ts';
import { eventBy } from '../people/people.ts';
import type { SignedIn, World } from '../world.ts';

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** What a PDF may not do when somebody above opens it. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/;
const CHUNK = 32_768;

function isActive(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // Chunks overlap, so that no name is cut in two.
    if (ACTIVE.test(latin(bytes.subarray(at, at + CHUNK + 32)))) return true;
  }
  return false;
}

/** The kind of a scan by its content, from its first to its last bytes; null for anything else. */
export function scanType(bytes: Uint8Array): Scan['type'] | null {
  const end = latin(bytes.subarray(-1_024));
  if (latin(bytes.subarray(0, 5)) === '%PDF-')
    return end.includes('%%EOF') && !isActive(bytes) ? 'application/pdf' : null;
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return jpeg && end.includes('\u00ff\u00d9') ? 'image/jpeg' : null;
}

async function reached(world: World, caller: SignedIn, id: string): Promise<Result<StoredSubmission, Problem>> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = number > 0 ? await submissionBelow(world.db, number, caller.unit.path) : null;
  return found ? ok(found) : fail(problem('submission.unknown', { id }));
}

async function stampOf(world: World, submission: number): Promise<Stamp> {
  const scans = await scansOf(world.db, submission);
  return { submission: String(submission), state: scans.length > 0 ? 'stamped' : 'waiting', scans };
}

/** Whether a submission waits for its stamp; for its unit and those above. */
export async function readStamp(world: World, caller: SignedIn, id: string): Promise<Result<Stamp, Problem>> {
  const found = await reached(world, caller, id);
  return found.ok ? ok(await stampOf(world, found.value.id)) : found;
}

/** Attaches the scan of the stamped print; by an officer of the unit that submitted. */
export async function attachScan(
  world: World,
  caller: SignedIn,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Stamp, Problem>> {
  const bucket = world.env.SCANS;
  if (!bucket) return fail(problem('scan.noPlace'));
  const found = await reached(world, caller, id);
  if (!found.ok) return found;
  const { id: submission, unit } = found.value;
  if (caller.role !== 'officer') return fail(problem('access.role', { role: caller.role }));
  if (unit !== caller.unit.code) return fail(problem('access.unit', { unit: found.value.unitName }));
  const type = scanType(bytes);
  if (type === null) return fail(problem('scan.type'));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const scan = { sha256, type, size: bytes.byteLength, at: world.now.toISOString() };
  const event = eventBy(world, caller, { unit, kind: 'scan.attached', subject: id, data: { sha256, type } });
  await addScan(world.db, bucket, submission, { ...scan, person: caller.person, bytes }, event);
  return ok(await stampOf(world, submission));
}

/** The newest scan of a submission; for its unit and those above. */
export async function readScan(
  world: World,
  caller: SignedIn,
  id: string,
): Promise<Result<{ bytes: Uint8Array; scan: Scan }, Problem>> {
  const found = await reached(world, caller, id);
  if (!found.ok) return found;
  const [scan] = await scansOf(world.db, found.value.id);
  const bytes = scan && world.env.SCANS ? await scanBytes(world.env.SCANS, found.value.id, scan.sha256) : null;
  return scan && bytes ? ok({ bytes, scan }) : fail(problem('scan.unknown', { id }));
}
