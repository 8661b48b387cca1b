import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import devCerts from 'office-addin-dev-certs';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** The authority that signed it, for a browser to import. */
  authority: string;
}

// Where office-addin-dev-certs keeps its files
const HOME = path.join(homedir(), '.office-addin-dev-certs');
// A certificate that a person imports by hand should last; Safari and Chrome take no more than 825 days.
const DAYS = 365;

/**
 * A certificate for https://localhost. Where the system takes it, it is installed as trusted, which asks the person;
 * elsewhere it is only made, and the browser is told by hand. Throws with the tool's own words.
 */
export async function developmentCertificate(install: boolean, folder = HOME): Promise<Certificate> {
  if (install) await devCerts.getHttpsServerOptions();
  const [authority, certFile, keyFile] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  if (!install && !isValid(certFile)) await devCerts.generateCertificates(authority, certFile, keyFile, DAYS);
  return { authority, cert: readFileSync(certFile), key: readFileSync(keyFile) };
}

function isValid(file: string): boolean {
  return existsSync(file) && new X509Certificate(readFileSync(file)).validToDate.getTime() > Date.now();
}
