/** The absolute form of a web address found in a document, or null when it is not one that a reader can open. */
export function resolveUrl(address: string, base: string | null): string | null {
  const url = URL.canParse(address, base ?? undefined) ? new URL(address, base ?? undefined) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
