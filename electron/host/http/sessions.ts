import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_LIFE_MS } from '#shared/rpc/limits.ts';

/** Pages open at the same time; the one unused longest makes room. */
const MAX_SESSIONS = 32;
const MAX_TOKENS = 32;

export type Sessions = {
  /** Makes a one-time token: 256 random bits, valid for 60 s. `onEnd` is called once, used or expired. */
  issueToken(onEnd?: () => void): string;
  /** Exchanges a token for the value of a new session cookie; null for wrong, used or expired ones. */
  redeem(token: string): string | null;
  /** Whether this cookie value is a session; answers its key for counting, or null. */
  keyOf(cookie: string | null): string | null;
  /** Ends tokens past their time; called before every look-up and by the host now and then. */
  sweep(): void;
};

/**
 * Tokens and sessions of one running host, in memory only: nothing survives it. Values are kept as
 * hashes, so that neither a heap dump nor a comparison's timing tells them. `nowMs` is monotone enough
 * if it is the machine's clock: a clock set back only lengthens a token's life by as much.
 */
export function createSessions(nowMs: () => number): Sessions {
  const tokens = new Map<string, { readonly expires: number; readonly onEnd: () => void }>();
  const sessions = new Map<string, true>();

  function sweep(): void {
    for (const [hash, token] of tokens) if (token.expires <= nowMs()) end(hash);
  }

  function end(hash: string): void {
    const token = tokens.get(hash);
    tokens.delete(hash);
    token?.onEnd();
  }

  return {
    sweep,
    issueToken(onEnd = () => undefined) {
      sweep();
      for (const oldest of tokens.keys()) if (tokens.size >= MAX_TOKENS) end(oldest);
      const token = randomBytes(32).toString('base64url');
      tokens.set(hashOf(token), { expires: nowMs() + TOKEN_LIFE_MS, onEnd });
      return token;
    },
    redeem(token) {
      sweep();
      const hash = hashOf(token);
      if (!tokens.has(hash)) return null;
      end(hash);
      const cookie = randomBytes(32).toString('base64url');
      for (const oldest of sessions.keys()) if (sessions.size >= MAX_SESSIONS) sessions.delete(oldest);
      sessions.set(hashOf(cookie), true);
      return cookie;
    },
    keyOf(cookie) {
      if (cookie === null) return null;
      const key = hashOf(cookie);
      if (!sessions.delete(key)) return null;
      sessions.set(key, true);
      return key;
    },
  };
}

/** Cookies know no ports: the name keeps two hosts of one PC apart. */
export function cookieName(port: number): string {
  return `desk_${port}`;
}

/** The session cookie's value; null when missing or given twice (another port of this PC may add one). */
export function cookieOf(header: string | undefined, port: number): string | null {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${cookieName(port)}=`));
  return found.length === 1 ? found[0]!.slice(cookieName(port).length + 1) : null;
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
