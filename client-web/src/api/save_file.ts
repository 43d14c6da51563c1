// Files that come through a call and not through a link, because a link carries no token.

/** Long enough for a browser that asks first where to put it. */
const KEPT_MS = 60_000;

/** Has the browser save it, as if a link to it had been followed. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, KEPT_MS);
}
