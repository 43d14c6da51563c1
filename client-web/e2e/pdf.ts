// A document that is one: it begins, is built and ends as its format says.
/** With one empty page, and a comment of `padding` bytes that makes it as long as slides are. */
export function pdf(padding: number): Buffer<ArrayBuffer> {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>',
  ].map((content, at) => `${at + 1} 0 obj${content}endobj\n`);
  const body = `%PDF-1.4\n%${'x'.repeat(padding)}\n${objects.join('')}`;
  const trailer = `xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + trailer);
}
