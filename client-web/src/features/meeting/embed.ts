// Whether a meeting can be shown within a page.

/** The address as a frame takes it; null when its host is not on the operator's list or it is not https. */
export function embeddable(address: string, hosts: readonly string[]): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  return url.protocol === 'https:' && url.username === '' && hosts.includes(url.host) ? url.href : null;
}
