/** Makes HTML of AsciiDoc; what it includes is left out. */
export async function renderAsciidoc(source: string): Promise<string> {
  // Only folders that hold such files pay for it.
  const { convert, LoggerManager, NullLogger } = await import('@asciidoctor/core');
  LoggerManager.logger = new NullLogger();
  const attributes = 'showtitle experimental toc! table-caption! figure-caption! example-caption!';
  const named = source
    .replaceAll(/^include::.*\]$/gmu, '')
    .replaceAll(/\bxref:([^[\]\s]{1,300})\.adoc\[\]/gu, (_whole, target: string) =>
      target.replace(/^.*[^\w-]/u, '').replaceAll(/[-_]+/gu, ' '),
    );
  const html = await convert(named, { safe: 'secure', attributes });
  return typeof html === 'string' ? html : '';
}
