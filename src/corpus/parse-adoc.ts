/** Makes HTML of AsciiDoc; what it includes is left out. */
export async function renderAsciidoc(source: string): Promise<string> {
  // Only folders that hold such files pay for it.
  const { convert, LoggerManager, NullLogger } = await import('@asciidoctor/core');
  LoggerManager.logger = new NullLogger();
  const attributes = 'showtitle experimental toc! table-caption! figure-caption! example-caption!';
  const html = await convert(source.replaceAll(/^include::.*\]$/gmu, ''), { safe: 'secure', attributes });
  return typeof html === 'string' ? html : '';
}
