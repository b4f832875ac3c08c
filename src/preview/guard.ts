import type { Context, MiddlewareHandler, Next } from 'hono';

/** Everything the page may do: load its own files and talk to its own server. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const loopbackName = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Keeps other web sites out, which a browser on this machine could be made to send requests from: refuses every Host
 * but the names of loopback (a name of theirs may lead here), and whatever comes from another origin. Sets the headers
 * that confine the page.
 */
export function createGuard(): MiddlewareHandler {
  return async (context, next) => {
    const isAllowed = isAddressedByLoopback(context) && isFromHere(context);
    return isAllowed ? confine(context, next) : context.json({ status: 'refused' }, 403);
  };
}

async function confine(context: Context, next: Next): Promise<void> {
  await next();
  const { headers } = context.res;
  headers.set('content-security-policy', contentSecurityPolicy);
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-content-type-options', 'nosniff');
}

function isAddressedByLoopback({ req }: Context): boolean {
  const host = req.header('host') ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return loopbackName.test(name);
}

/** A link on another site may lead to the page; nothing else of another site gets an answer. */
function isFromHere({ req }: Context): boolean {
  const origin = req.header('origin');
  if (origin !== undefined && origin !== `http://${req.header('host') ?? ''}`) return false;
  const site = req.header('sec-fetch-site') ?? 'none';
  const isOpened = req.method === 'GET' && req.path === '/' && req.header('sec-fetch-mode') === 'navigate';
  return isOpened || site === 'same-origin' || site === 'none';
}
