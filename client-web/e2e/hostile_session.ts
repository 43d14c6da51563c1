// A session in which every text that anybody may write is hostile, written over the API and by commands, as an attacker would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostile } from './hostile_texts.ts';
import { pdf } from './pdf.ts';
import type { Account, Server } from './server.ts';

const PLAN = join(import.meta.dirname, '../../schemas/examples/plan/plan.json');
const REGION = '73.24';
const STEP = 'ind01';

interface Plan {
  agenda: object[];
  invited: { code: string; sites: object[] }[];
}

interface IssuedLink {
  role: string;
  region: { code: string } | null;
  token: string;
  path: string;
}

export interface HostileSession {
  /** Its pages under /kelola. */
  home: string;
  /** An organizer whose name is hostile too. */
  organizer: Account;
  /** A browser's way to the page of each role, and those of a waiting person (`waiting`) and of a region's door (`door`). */
  paths: Map<string, string>;
}

/** Asks the server as whoever has the token; fails on any answer that is not good. */
type Api = <T>(method: string, path: string, token: string, body?: unknown) => Promise<T>;

const apiOf =
  (server: Server): Api =>
  async <T>(method: string, path: string, token: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };

/** A command, or what makes it of the id of that which was made before. */
type Command = object | ((made: string) => object);

/** Joins and gives the commands one after the other; the line stays open. */
async function command(server: Server, session: string, token: string, commands: Command[]): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, 'bimtek.v1');
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  let next = 0;
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => send({ type: 'hello', session, token, device: `d-${token.slice(0, 8)}` });
    socket.onclose = ({ code }) => reject(new Error(`closed: ${code}`));
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string; data?: { workbook?: string } };
      if (frame.type === 'refused') reject(new Error(`${JSON.stringify(commands[next - 1])}: ${String(data)}`));
      if (frame.type !== 'welcome' && frame.type !== 'done') return;
      const wanted = commands[next];
      if (wanted === undefined) resolve();
      else send({ id: `c${next}`, ...(typeof wanted === 'function' ? wanted(frame.data?.workbook ?? '') : wanted) });
      next += 1;
    };
  });
}

function hostilePlan(): unknown {
  const plan = JSON.parse(readFileSync(PLAN, 'utf8')) as Plan;
  const name = hostile(200);
  return {
    ...plan,
    id: 'serangan',
    title: { id: name, en: name },
    host: name,
    theme: name,
    note: { id: name, en: name },
    agenda: plan.agenda.map((item) => ({ ...item, title: { id: name, en: name }, pic: hostile(120) })),
    invited: plan.invited.map((region) => ({
      ...region,
      sites: region.sites.map((site) => ({ ...site, name: hostile(120) })),
    })),
  };
}

/** What an institution says of itself, and the name of one who works there. */
async function writeInstitution(api: Api, organizer: string): Promise<void> {
  const text = hostile(2000);
  const notice = { controller: text, purpose: text, basis: text, retention: text, contact: text };
  await api('PUT', '/notice', organizer, notice);
  const { letters } = await api<{ letters: { kind: string }[] }>('GET', '/letters', organizer);
  for (const { kind } of letters)
    await api('PUT', `/letters/${kind}`, organizer, { text: `{kontak} ${text.replace(/[{}]/g, '')}` });
  await api('POST', '/tokens', organizer, { name: hostile(80) });
}

/** A file's name comes in the address, and is seen wherever there is something to download. */
async function addMaterial(server: Server, session: string, organizer: string): Promise<void> {
  const path = `/api/v1/sessions/${session}/materials?name=${encodeURIComponent(hostile(120))}`;
  const headers = { Authorization: `Bearer ${organizer}` };
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers, body: pdf(100) });
  if (answer.status !== 201) throw new Error(`no material: ${answer.status} ${await answer.text()}`);
}

/** What a region's admin writes before the day, and the browser that its connection was tested with. */
async function prepareRegion(api: Api, session: string, admin: string): Promise<void> {
  const path = `/sessions/${session}/regions/${REGION}`;
  const site = await api<{ site: unknown }>('POST', `${path}/sites`, admin, { name: hostile(80), expected_heads: 5 });
  if (!site.site) throw new Error('no site');
  const contact = { name: hostile(80), number: '081234567890', note: hostile(500) };
  await api('PUT', `${path}/confirmation`, admin, { ...contact, sites: [] });
  const test = { websocket: true, round_trip_ms: 20, kbit_s: 4000, clock_offset_s: 0, browser: hostile(80) };
  await api('POST', '/me/connection_test', admin, test);
}

/** Three at the door: one who came in, one who waits, one who is about to. */
async function knock(
  api: Api,
  session: string,
  organizer: string,
): Promise<{ inside: string; waiting: string; door: string }> {
  const doors = `/sessions/${session}/doors/${REGION}`;
  const door = (await api<{ path: string }>('POST', `${doors}/link`, organizer)).path;
  const come = (id: string) =>
    api<{ path: string }>('POST', '/door', '', {
      key: door.split('#')[1],
      id,
      name: hostile(80),
      unit: hostile(120),
      site: null,
    });
  const inside = (await come('k-1')).path;
  await api('PUT', `/sessions/${session}/lock`, organizer, { locked: true });
  return { inside, waiting: (await come('k-2')).path, door };
}

/** What is said and written while the session runs; the lines stay open, so that those who wrote are there. */
async function takePart(server: Server, session: string, staff: string, operator: string): Promise<void> {
  const text = hostile(500);
  await command(server, session, staff, [
    { type: 'open_lobby' },
    { type: 'start_session' },
    { type: 'add_agenda_item', title: hostile(200), kind: 'other', minutes: 5, pic: hostile(120), after: null },
    { type: 'start_agenda_item', item: 'registrasi' },
    { type: 'open_step', step: STEP },
    { type: 'post_message', text },
    { type: 'post_message', text, channel: 'staff' },
    { type: 'announce', text },
  ]);
  await command(server, session, operator, [
    { type: 'post_message', text },
    { type: 'create_workbook', name: hostile(200) },
    (workbook) => ({ type: 'ask_for_help', workbook, step: STEP, reason: 'other', text }),
  ]);
}

export async function makeHostileSession(server: Server): Promise<HostileSession> {
  const api = apiOf(server);
  const account = server.addAccount(hostile(80));
  const { token: organizer } = await api<{ token: string }>('POST', '/login', '', account);
  await writeInstitution(api, organizer);
  const { id } = await api<{ id: string }>('POST', '/sessions', organizer, hostilePlan());
  const further = { role: 'participant', region: REGION, name: hostile(80) };
  await api('POST', `/sessions/${id}/invitations`, organizer, further);
  const { links } = await api<{ links: IssuedLink[] }>('POST', `/sessions/${id}/links`, organizer, {});
  const of = (role: string) => {
    const found = links.find((one) => one.role === role && (one.region === null || one.region.code === REGION));
    if (!found) throw new Error(`no link of ${role}`);
    return found;
  };
  await addMaterial(server, id, organizer);
  await prepareRegion(api, id, of('region_admin').token);
  const { inside, waiting, door } = await knock(api, id, organizer);
  await takePart(server, id, of('facilitator').token, of('site_operator').token);
  const roles = ['facilitator', 'moderator', 'helper', 'region_admin', 'site_operator', 'screen', 'observer'];
  const paths = new Map(roles.map((role) => [role, of(role).path]));
  paths.set('participant', inside).set('waiting', waiting).set('door', door);
  return { home: `/kelola/sesi/${id}`, organizer: account, paths };
}
