// The real server, with the demo session in a data folder of its own, until `stop`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = process.env['BIMTEK_BINARY'] ?? join(import.meta.dirname, '../../build/dev/bimtek');
const WEB = join(import.meta.dirname, '../dist');
/** Words of ours and numbers: nothing that a person typed fits in. */
const LOG_LINE = /^\{"at":"[\dT:.Z-]+","level":"(info|warning|error)","event":"[a-z\d_]+"(,"[a-z\d_]+":-?\d+)*\}$/;
const START_TIMEOUT_MS = 20_000;

export interface Link {
  role: string;
  region: string | null;
  site: string | null;
  path: string;
}

export interface Account {
  name: string;
  password: string;
}

export interface Server {
  port: number;
  session: string;
  /** A browser's way to the page of a role; for regions, of the region. */
  path(role: string, region?: string): string;
  organizer: Account;
  /** Another organizer. */
  colleague: Account;
  /** A further organizer, made while the server runs. */
  addAccount(name: string): Account;
  /** What `bimtek report attendance` prints. */
  report(): string;
  /** Fails when the log of its whole life holds anything that could be of a person. */
  stop(): Promise<void>;
}

function run(args: string[], input = ''): string {
  const done = spawnSync(BINARY, args, { encoding: 'utf8', input });
  if (done.status !== 0) throw new Error(`bimtek ${args.join(' ')}: ${done.stderr || String(done.error)}`);
  return done.stdout;
}

/** `options`: further ones of `bimtek serve`. */
export async function startServer(options: string[] = []): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'bimtek-browser-'));
  const demo = JSON.parse(run(['demo', '--data', data, '--json', '--participants', '1'])) as {
    session: string;
    links: Link[];
  };
  const addAccount = (name: string): Account => {
    const password = 'rahasia-untuk-uji-2026';
    run(['user', 'add', name, '--data', data, '--password-stdin'], `${password}\n`);
    return { name, password };
  };
  const [organizer, colleague] = [addAccount('penyelenggara'), addAccount('rekan')];

  const child = spawn(BINARY, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--web', WEB, ...options]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${why}: ${output}`));
    };
    const deadline = setTimeout(() => fail('the server did not start'), START_TIMEOUT_MS);
    void exited.then(() => fail('the server ended'));
    child.stderr.on('data', (text) => {
      log += String(text);
      output += String(text);
    });
    child.stdout.on('data', (text) => {
      output += String(text);
      const found = /Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (!found) return;
      clearTimeout(deadline);
      resolve(Number(found));
    });
  });

  return {
    port,
    session: demo.session,
    organizer,
    colleague,
    addAccount,
    path(role, region) {
      const link = demo.links.find((one) => one.role === role && (region === undefined || one.region === region));
      if (!link) throw new Error(`the demo has no link for ${role} ${region ?? ''}`);
      return link.path;
    },
    report: () =>
      run(['report', 'attendance', '--data', data, '--session', demo.session, '--format', 'csv', '--totals']),
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(data, { recursive: true, force: true });
      const odd = log.split('\n').filter((line) => line !== '' && !LOG_LINE.test(line));
      if (odd.length > 0) throw new Error(`the log holds what it may not: ${odd.join('\n')}`);
    },
  };
}
