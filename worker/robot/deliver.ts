import { type Robot, type RobotMessage, robotRequest } from './request.ts';

/** What a robot is reached by; tests pass one of their own. */
export type Post = (address: string, init: RequestInit) => Promise<Response>;

/** `unknown`: no answer came in time, so it may have arrived. */
export type Delivery =
  | { readonly state: 'sent'; readonly error: null }
  | { readonly state: 'failed' | 'unknown'; readonly error: string };

const PATIENCE_MS = 5_000;

/**
 * Posts one message. Both robots answer 200 with `errcode` 0 where they took it. A redirect is not followed: it would
 * lead to a host that nobody checked. The error is a code; nothing the other side wrote is kept.
 */
export async function deliver(post: Post, robot: Robot, message: RobotMessage, now: Date): Promise<Delivery> {
  const { address, body } = robotRequest(robot, message, now.getTime());
  try {
    const answer = await post(address, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status !== 200) return { state: 'failed', error: `http.${answer.status}` };
    const { errcode } = (await answer.json()) as { errcode?: unknown };
    if (errcode === 0) return { state: 'sent', error: null };
    return { state: 'failed', error: typeof errcode === 'number' ? `errcode.${errcode}` : 'answer' };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'TimeoutError' || name === 'AbortError') return { state: 'unknown', error: 'timeout' };
    return { state: 'failed', error: error instanceof SyntaxError ? 'answer' : 'network' };
  }
}
