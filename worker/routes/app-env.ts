import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from '../env.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { SignedIn, World } from '../services/world.ts';

export interface AppEnv {
  Bindings: Env;
  Variables: { world: World; caller: SignedIn };
}

/** A router whose refused parameters become `request.invalid`. */
export function newRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new ProblemError(invalid(result.error.issues));
    },
  });
}

/** Names the places that are not as the contract says; never echoes what stood there. */
export function invalid(issues: readonly { path: readonly PropertyKey[] }[]) {
  const paths = issues.map(({ path }) => path.map(String).join('.') || 'body');
  return problem('request.invalid', { path: paths[0] ?? 'body', paths: [...new Set(paths)].slice(0, 20) });
}
