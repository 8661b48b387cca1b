/** What the deployment binds. wrangler.toml names each. */
export interface Env {
  readonly DB: D1Database;
  readonly ASSETS?: Fetcher;
  readonly REQUEST_LIMIT?: RateLimit;
  readonly SESSION_LIMIT?: RateLimit;
  /** Scans of stamped prints; where it is missing none are taken. */
  readonly SCANS?: R2Bucket;
  /** The Ed25519 private key receipts are signed with, as JWK. */
  readonly RECEIPT_KEY?: string;
  /** Earlier public keys, a JSON array of JWK: receipts signed with them stay verifiable offline. */
  readonly RECEIPT_OLD_KEYS?: string;
  /** Sign-in by OpenID Connect beside codes: both, or neither. */
  readonly OIDC_ISSUER?: string;
  readonly OIDC_CLIENT_ID?: string;
  /** Where the issuer gave the client a secret; without it PKCE alone protects the exchange. */
  readonly OIDC_CLIENT_SECRET?: string;
  /** The issuer's JWKS itself, where the Worker can't reach the issuer. */
  readonly OIDC_JWKS?: string;
  /** Hosts of group robots beside the two public ones (a 企业微信 of one's own), separated by commas. */
  readonly REMINDER_HOSTS?: string;
  /** "1" under `npm start` only: demo codes may be used again, and rates are not limited. */
  readonly DEMO?: string;
}
