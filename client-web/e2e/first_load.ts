// How much JS and CSS a page asks for, in bytes of gzip: what a browser with an empty cache waits for.
import { get } from 'node:http';
import type { Page } from 'playwright-core';

export class FirstLoad {
  private readonly addresses = new Set<string>();

  /** Counts from here on; the page must be one that was never used. */
  constructor(page: Page) {
    page.on('request', (request) => {
      if (['script', 'stylesheet'].includes(request.resourceType())) this.addresses.add(request.url());
    });
  }

  async bytes(): Promise<number> {
    const sizes = await Promise.all([...this.addresses].map(gzipped));
    return sizes.reduce((sum, one) => sum + one, 0);
  }
}

function gzipped(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
