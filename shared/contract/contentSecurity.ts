/**
 * What a page of ours may load and do, sent by both hosts (the loopback host and `app://`).
 * Nothing from elsewhere, no inline script, no frame, no form target. Inline styles stay allowed:
 * Mantine writes its variables into a `<style>` element and React writes `style` attributes;
 * without scripts and foreign addresses a style can carry nothing out.
 */
const pagePolicy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
};

/** A document being printed shows text and embedded pictures; no script, no call. */
const printPolicy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

function written(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The Content-Security-Policy header of every page. */
export const contentSecurityPolicy = written(pagePolicy);

/** Headers both hosts send with every answer. Names in lower case. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'x-dns-prefetch-control': 'off',
};

/** The same for a document being printed. */
export const printHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-security-policy': written(printPolicy),
};
