import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from our own page or from the user's own hand. A foreign page that reaches this port by DNS
 * rebinding carries a foreign Host; one that posts here carries a foreign Origin or none we know.
 */
export const isOurs = (method: string, headers: IncomingHttpHeaders, port: number): boolean => {
  const host = `127.0.0.1:${port}`;
  if (headers.host !== host) return false;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  if (method !== 'GET' && origin === undefined) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
