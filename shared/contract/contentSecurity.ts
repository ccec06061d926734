/**
 * What a page of ours may load and do, sent with every page by both hosts (the loopback host and
 * `app://`). Nothing from elsewhere, no inline script, no frame, no form target.
 * Inline styles stay allowed: Mantine writes its variables into a `<style>` element and React
 * writes `style` attributes; without scripts and foreign addresses a style can carry nothing out.
 */
const directives: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
};

/** The Content-Security-Policy header of every page. */
export const contentSecurityPolicy = Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');

/** Headers both hosts send with every renderer file, the page and its assets alike. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
