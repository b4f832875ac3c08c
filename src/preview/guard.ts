import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Confines the page to what it may do: load its own files, and talk to its own server. */
const confine = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ['data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
});

const loopbackName = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Keeps other web sites out, which a browser on this machine could be made to send requests from: refuses every Host
 * but the names of loopback (a name of theirs may lead here), and whatever comes from another origin. Sets the headers
 * that confine the page.
 */
export const guard: MiddlewareHandler = async (context, next) =>
  isAllowed(context) ? confine(context, next) : context.json({ status: 'refused' }, 403);

/** A link on another site may lead to the page; nothing else of another site gets an answer. */
function isAllowed({ req }: Context): boolean {
  const host = req.header('host') ?? '';
  const origin = req.header('origin') ?? `http://${host}`;
  const site = req.header('sec-fetch-site') ?? 'none';
  const isOpened = req.method === 'GET' && req.path === '/' && req.header('sec-fetch-mode') === 'navigate';
  const isFromHere = site === 'same-origin' || site === 'none';
  return loopbackName.test(host) && origin === `http://${host}` && (isOpened || isFromHere);
}
