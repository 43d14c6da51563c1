// A server and a browser for the tests of one file, and what is demanded of every page.
import axe from 'axe-core';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startServer, type Account, type Server } from './server.ts';
import { WeakLine } from './weak_line.ts';

export const CHROMIUM = process.env['BIMTEK_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell';
const PATIENCE_MS = 20_000;

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1366, height: 768 };

export class Stage {
  /** What must not happen on any page: scripts that fail or were smuggled in, dialogs of the browser. */
  readonly troubles: string[] = [];

  private constructor(
    readonly server: Server,
    readonly browser: Browser,
  ) {}

  static async set(): Promise<Stage> {
    const server = await startServer();
    try {
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
      return new Stage(server, browser);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /** A browser that was never here before, with nothing open. */
  async device(size: { width: number; height: number }, port = this.server.port): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: `http://127.0.0.1:${port}`,
      viewport: size,
      locale: 'id-ID',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.troubles.push(`page error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.troubles.push(message.text());
    });
    return page;
  }

  /** A device that opened a link and pressed "Masuk". */
  async joined(path: string, size: { width: number; height: number }, port?: number): Promise<Page> {
    const page = await this.device(size, port);
    await page.goto(path);
    await press(page, 'Masuk');
    return page;
  }
}

/** In the form that asks for name and password, wherever it stands. */
export async function signIn(page: Page, { name, password }: Account): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await press(page, 'Masuk');
}

/** Sets a stage for the tests of this `describe` and strikes it behind them; what must not happen on a page fails the test. */
export function onStage(begin: (stage: Stage, line: WeakLine) => void | Promise<void>): void {
  let stage: Stage | undefined;
  let line: WeakLine | undefined;
  beforeAll(async () => {
    stage = await Stage.set();
    line = await WeakLine.to(stage.server.port);
    await begin(stage, line);
  });
  afterAll(async () => {
    line?.close();
    await stage?.strike();
  });
  afterEach(() => {
    expect(stage?.troubles).toEqual([]);
  });
}

/** Until it is on the screen. */
export async function sees(page: Page, what: string | RegExp | Locator): Promise<void> {
  const locator = typeof what === 'string' || what instanceof RegExp ? page.getByText(what) : what;
  await locator.filter({ visible: true }).first().waitFor();
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

/** More stops than any page has before what is looked for. */
const STOPS_MAX = 80;

/** Goes there as somebody without a pointer does. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${STOPS_MAX} times Tab do not lead there`);
}

/** Another page came without a load, and who goes by keyboard or listens is at its heading. */
export async function arrives(page: Page, title: string | RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: title });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** What the field holds, as soon as it is this. */
export async function holds(field: Locator, value: string): Promise<void> {
  await field.waitFor();
  await expect.poll(() => field.inputValue(), { timeout: PATIENCE_MS }).toBe(value);
}

/** No violation that axe knows of, and nothing to scroll sideways. */
export async function isFit(page: Page): Promise<void> {
  // Every page has one; what is still on its way is no page.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  // Half a megabyte of script, which takes longer to bring than to run: once for each page. None has frames.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: there } = window as unknown as { axe: typeof axe };
    const { violations } = await there.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
  expect(found).toEqual([]);
  await hasNoSidewaysScroll(page);
  await isNotStretched(page);
}

/** What only screen readers see makes no page longer than what is seen. */
async function isNotStretched(page: Page): Promise<void> {
  const [height, without] = await page.evaluate(() => {
    const root = document.documentElement;
    const height = root.scrollHeight;
    const hiding = new CSSStyleSheet();
    hiding.replaceSync('.visually-hidden { display: none }');
    document.adoptedStyleSheets = [hiding];
    const without = root.scrollHeight;
    document.adoptedStyleSheets = [];
    return [height, without] as const;
  });
  expect(height).toBe(without);
}

/** As the next picture shows it: by then a page has heard that its window is another size. */
export async function hasNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect(needed).toBeLessThanOrEqual(there);
}
