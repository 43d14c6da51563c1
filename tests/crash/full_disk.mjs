// A full disk under the real server: `unavailable` to the sender, nothing told to anyone, and it goes on when there is room.
// node full_disk.mjs BIMTEK     (mounts a small tmpfs in a mount namespace of its own)
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client.mjs'
import { make_demo, scratch, start } from './server.mjs'
import { check, finish } from './verdict.mjs'

const [bimtek, inside] = process.argv.slice(2)
if (inside !== 'inside') {
  const as_root = process.getuid() === 0 ? [] : ['--map-root-user']
  const again = [process.execPath, '--no-warnings', process.argv[1], bimtek, 'inside']
  const ran = spawnSync('unshare', ['--mount', ...as_root, ...again], { stdio: 'inherit' })
  process.exit(ran.status ?? 1)
}

const disk_bytes = 24 * 1024 * 1024
const deadline_ms = 60_000
const folder = scratch()
const disk = join(folder, 'disk')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${disk_bytes}`, 'tmpfs', disk], { encoding: 'utf8' })
if (mounted.status !== 0) {
  console.log(`FAILED: no small disk to be had: ${mounted.stderr}\n0 passed, 1 failed`)
  process.exit(1)
}
const data = join(disk, 'data')
const demo = make_demo(bimtek, data)
const link_of = (role, nth = 0) => demo.links.filter((link) => link.role === role)[nth]
const server = await start(bimtek, data, folder)
const facilitator = new Client(demo.session, link_of('facilitator'), 'disk-facilitator')
const writer = new Client(demo.session, link_of('site_operator', 0), 'disk-writer')
const listener = new Client(demo.session, link_of('site_operator', 1), 'disk-listener')
for (const client of [facilitator, writer, listener]) await client.join(server.port)
await facilitator.ask('start_session')

const until = async (what) => {
  const deadline = Date.now() + deadline_ms
  while (!what() && Date.now() < deadline) await pause(2)
  return what()
}
const listened = (text) => [...listener.seen.values()].filter((event) => event.text === text).length
const asked = async (path) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status

for (const round of [1, 2]) {
  writer.unavailable = 0
  // What is left goes to a filler; what the log still holds of room is used up by long messages.
  const left = statfsSync(disk)
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, left.bavail * left.bsize - 64 * 1024)))
  let count = 0
  const full = await until(() => {
    if (writer.open.size === 0) writer.send('post_message', { text: `Putaran ${round} nomor ${(count += 1)} ${'x'.repeat(1500)}` })
    return writer.unavailable > 0
  })
  check(full, `round ${round}: the sender was never told unavailable`)
  check((await asked('/readyz')) === 503, `round ${round}: it calls itself ready with a full disk`)
  check((await asked('/healthz')) === 200, `round ${round}: it does not call itself alive`)
  const waiting = [...writer.open.values()].map((frame) => frame.text)
  await pause(50)
  const early = waiting.filter((text) => listened(text) > 0 && writer.open.size > 0).length
  check(early === 0, `round ${round}: ${early} messages were told to others while the sender had no answer`)
  rmSync(join(disk, 'filler'))
  check(await until(() => writer.open.size === 0), `round ${round}: it did not go on when there was room`)
  check(await until(() => waiting.every((text) => listened(text) === 1)), `round ${round}: what waited was not told exactly once`)
}
check((await asked('/readyz')) === 200, 'it does not call itself ready again')
const after = await facilitator.ask('announce', { text: 'Sudah pulih.' })
check(after.type === 'done', 'a command after all that is not done')
const ended = await server.kill('SIGTERM')
check(ended.code === 0, `SIGTERM ended with ${ended.code} ${ended.signal}: ${ended.errors.slice(-500)}`)

const database = new DatabaseSync(join(data, 'bimtek.db'), { readOnly: true })
const rows = database.prepare('SELECT seq, type, command_id AS id FROM event WHERE session = ? ORDER BY seq').all(demo.session)
database.close()
spawnSync('umount', [disk])
const ids = rows.map((row) => row.id).filter(Boolean)
check(new Set(ids).size === ids.length, 'a command took effect twice')
check([...writer.done.keys()].every((id) => ids.includes(id)), 'an acknowledged command is not in the log')
check([...listener.seen].every(([seq, event]) => rows[seq - 1]?.type === event.type), 'an event was told that is not in the log')
finish()
