import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from './app-env.ts';

/** Where Excel frames add-ins from: on the web, in Teams and SharePoint, and in China (21Vianet). */
const OFFICE_HOSTS = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://*.partner.office365.cn',
  'https://*.officeapps.partner.office365.cn',
  'https://*.sharepoint.cn',
];

const headers = secureHeaders({
  // Office frames the pane and opens its dialogs: frame-ancestors instead, and no opener policy.
  xFrameOptions: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: 'max-age=31536000',
  referrerPolicy: 'no-referrer',
  // For browsers that Office no longer runs in.
  xXssProtection: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    frameAncestors: ["'self'", ...OFFICE_HOSTS],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
});

/** Headers of everything the Worker answers; static assets have theirs from dist/_headers. */
export const secured = createMiddleware<AppEnv>((c, next) => headers(c, next));
