import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { refused, sendJson } from './answer.ts';
import { readJson } from './body.ts';

/** What the user's other `npm start` may ask of the running host. */
const adminAsks = ['address', 'launcher', 'status', 'stop'] as const;
export type AdminAsk = (typeof adminAsks)[number];
const adminAnswerSchema = z.object({
  /** The one-time address, or the launcher file's path. */
  address: z.string().optional(),
  /** Pages connected at the moment. */
  pages: z.number().int(),
});
export type AdminAnswer = z.infer<typeof adminAnswerSchema>;

const askSchema = z.strictObject({ ask: z.enum(adminAsks), nonce: z.string().min(16).max(100) });
const signedSchema = z.object({ answer: adminAnswerSchema, proof: z.string() });

/** A new secret for the sidecar file. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Answers the owner of the sidecar file. Browsers are kept out (they always send an Origin with a
 * POST); the answer is signed over the asker's nonce, so that a stranger who took over the port of a
 * dead host cannot hand out an address of his own.
 */
export async function answerAdmin(
  secret: string,
  perform: (ask: AdminAsk) => Promise<AdminAnswer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) throw refused(403, 'browser');
  if (!sameText(request.headers.authorization ?? '', `Bearer ${secret}`)) throw refused(401, 'secret');
  const parsed = askSchema.safeParse(await readJson(request, 4_096));
  if (!parsed.success) throw refused(400, 'shape');
  const answer = await perform(parsed.data.ask);
  sendJson(response, 200, { answer, proof: proofOf(secret, parsed.data.nonce, answer) });
}

/** Asks a running host; null when nobody, or somebody else, answers on that port. */
export async function askHost(port: number, secret: string, ask: AdminAsk, patienceMs = 3_000): Promise<AdminAnswer | null> {
  const nonce = randomBytes(16).toString('hex');
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/admin`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ ask, nonce }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!reply.ok) return null;
    const { answer, proof } = signedSchema.parse(await reply.json());
    return sameText(proof, proofOf(secret, nonce, answer)) ? answer : null;
  } catch {
    return null;
  }
}

function proofOf(secret: string, nonce: string, answer: AdminAnswer): string {
  return createHmac('sha256', secret)
    .update(`${nonce}\n${answer.address ?? ''}\n${answer.pages}`)
    .digest('hex');
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
