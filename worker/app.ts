import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Problem, ProblemError, problem } from './problem/problem.ts';
import { problemResponse } from './problem/problem-response.ts';
import { localeOf } from './problem/text.ts';
import { ADMIN_ROUTES } from './routes/admin.ts';
import { type AppEnv, newRouter } from './routes/app-env.ts';
import { crossOrigin } from './routes/cross-origin.ts';
import { docs } from './routes/docs.ts';
import { forwards } from './routes/forward.ts';
import { health } from './routes/health.ts';
import { inspections } from './routes/inspections.ts';
import { limitRate } from './routes/limit-rate.ts';
import { logged } from './routes/logged.ts';
import { merged } from './routes/merged.ts';
import { notices } from './routes/notices.ts';
import { receipts } from './routes/receipts.ts';
import { review } from './routes/review.ts';
import { sealing } from './routes/sealing.ts';
import { secured } from './routes/secured.ts';
import { session } from './routes/session.ts';
import { submissions } from './routes/submissions.ts';
import { versions } from './routes/versions.ts';

/** Every route with a contract. */
export const api = newRouter();
for (const routes of [session, notices, inspections, submissions, review, forwards, versions, merged, receipts])
  api.route('/api/v1', routes);
for (const routes of ADMIN_ROUTES) api.route('/api/v1', routes);
api.route('/', health);

/** The Worker's application; `app.request('/healthz', {}, env)` tests it without a network. */
export const app = new Hono<AppEnv>();

app.use(async (c, next) => {
  c.set('world', { env: c.env, db: c.env.DB, now: new Date(), locale: localeOf(c) });
  await next();
});
app.use(logged);
app.use(secured);
app.use('/api/*', crossOrigin);
app.use('/api/*', limitRate);
app.use('/api/*', sealing);
app.route('/api/v1', docs(api));
app.route('/', api);
app.notFound((c) => problemResponse(c, problem('route.unknown'), c.var.world.locale));
app.onError((error, c) => problemResponse(c, problemOf(error), localeOf(c)));

function problemOf(error: Error): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HTTPException && error.status < 500)
    return problem('request.invalid', { path: 'body', paths: [] });
  // Name and place only: messages may carry what was sent.
  console.error(JSON.stringify({ error: error.name, at: error.stack?.split('\n').slice(1, 6) }));
  const lost = /^D1_ERROR.*(Network connection lost|storage|overloaded|reset|too many requests)/i.test(error.message);
  return problem(lost ? 'server.databaseUnavailable' : 'server.unexpected');
}
