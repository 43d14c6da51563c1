// nginx and Caddy as docs/proxy has them, before the real server: only ports, certificate and folders are others.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type Server } from './server.ts';

export const HOST = 'bimtek.example.go.id';
export const EXAMPLES = join(import.meta.dirname, '../../docs/proxy');
const START_TIMEOUT_MS = 20_000;

export type Kind = 'nginx' | 'caddy';

/** The server behind a proxy; browsers find it at `https://HOST` and `path` when they take HOST for 127.0.0.1:`port`. */
export interface Installation {
  server: Server;
  port: number;
  /** What the proxy answers: status and body. `target` begins behind `path`. */
  ask(target: string, options?: RequestOptions & { body?: Buffer }): Promise<{ status: number; body: string }>;
  stop(): Promise<void>;
}

export async function install(kind: Kind, path: string): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'bimtek-proxy-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  const server = await startServer(['--public-url', `https://${HOST}${path}`, '--trusted-proxy', '127.0.0.1/32']);
  const proxy = start(kind, { folder, port, plainPort, path, to: server.port });
  const exited = new Promise((resolve) => proxy.once('exit', resolve));
  const stop = async () => {
    proxy.kill('SIGTERM');
    await exited;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(proxy, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, port, ask: (target, { body, ...options } = {}) => ask(port, path + target, options, body), stop };
}

interface Place {
  folder: string;
  port: number;
  plainPort: number;
  path: string;
  to: number;
}

/** The text with each of these replaced; one that is not there is a mistake. */
function replaced(text: string, pairs: [string, string][]): string {
  return pairs.reduce((sum, [from, to]) => {
    if (!sum.includes(from)) throw new Error(`The example does not say "${from}" any more.`);
    return sum.replaceAll(from, to);
  }, text);
}

function start(kind: Kind, place: Place): ChildProcess {
  const { folder, port, plainPort, path, to } = place;
  const [certificate, key] = certify(folder);
  const config = join(folder, kind);
  if (kind === 'nginx') {
    const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (one) => `${one}_temp_path ${folder}/${one};`,
    );
    const example = replaced(readFileSync(join(EXAMPLES, 'nginx.conf'), 'utf8'), [
      ['http {\n', `http {\n${scratch.join('\n')}\n`],
      ['listen 443', `listen 127.0.0.1:${port}`],
      ['listen 80', `listen 127.0.0.1:${plainPort}`],
      ['/etc/ssl/bimtek/fullchain.pem', certificate],
      ['/etc/ssl/bimtek/privkey.pem', key],
      ['/var/log/nginx/', `${folder}/`],
      ['127.0.0.1:8080', `127.0.0.1:${to}`],
      ['location / {', `location ${path}/ {`],
    ]);
    writeFileSync(config, example);
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    return spawn('/usr/sbin/nginx', ['-c', config, '-p', folder, '-g', `daemon off; pid ${folder}/pid; ${user}`]);
  }
  const options = ['admin off', 'default_bind 127.0.0.1', 'auto_https disable_redirects', `https_port ${port}`];
  const example = replaced(readFileSync(join(EXAMPLES, 'Caddyfile'), 'utf8'), [
    ['\n{\n', `\n{\n\t${options.join('\n\t')}\n`],
    [`\n${HOST} {\n`, `\n${HOST} {\n\ttls ${certificate} ${key}\n`],
    ['\treverse_proxy 127.0.0.1:8080', `\treverse_proxy ${path === '' ? '' : `${path}/* `}127.0.0.1:${to}`],
  ]);
  writeFileSync(config, example);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return spawn('/usr/bin/caddy', ['run', '--config', config, '--adapter', 'caddyfile'], { env });
}

/** The files of a certificate that this machine makes for itself, and of its key. */
function certify(folder: string): [string, string] {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const name = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`];
  const made = spawnSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', certificate]);
  if (made.status !== 0) throw new Error(`no certificate: ${String(made.stderr)}`);
  return [certificate, key];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => resolve(port));
    });
  });
}

/** Until somebody listens on the port. */
async function answers(proxy: ChildProcess, port: number): Promise<void> {
  let said = '';
  proxy.stderr?.on('data', (text) => (said += String(text)));
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline;) {
    if (proxy.exitCode !== null) break;
    const listens = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => setTimeout(resolve, 50, false));
    });
    if (listens) return;
  }
  throw new Error(`the proxy did not start: ${said}`);
}

function ask(
  port: number,
  path: string,
  options: RequestOptions,
  body?: Buffer,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      servername: HOST,
      rejectUnauthorized: false,
      agent: false,
      ...options,
      headers: { Host: HOST, ...options.headers },
    });
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        asked.destroy();
        resolve({ status: response.statusCode ?? 0, body: text });
      });
      response.on('error', reject);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, body: '' });
    });
    asked.on('error', reject);
    // What a header announces beyond the body is still to come: nobody is cut off while writing it.
    if (options.headers && 'Content-Length' in options.headers) asked.write(body);
    else asked.end(body);
  });
}
