import { randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

export type Session = {
  /** Part of the printed address; good for one visit. */
  readonly token: string;
  /** The Set-Cookie value for the first visit with the right token, null for every other. */
  readonly exchange: (token: string, port: number) => string | null;
  /** Whether a Cookie header carries this session. */
  readonly holds: (cookies: string | undefined, port: number) => boolean;
};

/** Cookies do not know ports, so the name does: two hosts on one machine keep apart. */
const cookieName = (port: number): string => `good-terms-${port}`;

/** One browser, one session: the token dies when it is used, the cookie lives as long as the process. */
export const createSession = (): Session => {
  const token = secret();
  const value = secret();
  let used = false;
  return {
    token,
    exchange: (given, port) => {
      if (used || !same(given, token)) return null;
      used = true;
      return `${cookieName(port)}=${value}; HttpOnly; SameSite=Strict; Path=/`;
    },
    holds: (cookies, port) =>
      (cookies ?? '').split(';').some((cookie) => {
        const [name, ...rest] = cookie.trim().split('=');
        return name === cookieName(port) && same(rest.join('='), value);
      }),
  };
};
