// Backups under a write storm, restored: whatever was acknowledged before the backup began is there, once; clients take a
// snapshot; and whoever changes the database by hand is found by `bimtek verify`, as far as that can be.
// node restore.mjs BIMTEK [DRILLS] [SEED]
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, openSync, readFileSync, rmSync, statSync, writeSync, closeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client.mjs'
import { make_demo, scratch, start } from './server.mjs'
import { check, finish, seeded } from './verdict.mjs'

const [bimtek, drills_text = process.env.BIMTEK_RESTORE_DRILLS ?? '3', seed_text = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const drills = Number(drills_text)
const storm_clients = 6
const in_flight_max = 20
const breath_ms = 20 // of each client: a write is under way at every moment, and the log grows no faster than that of a full session
const random = seeded(seed_text)
console.log(`seed ${seed_text}, ${drills} drills`)

const run = (...words) => {
  const ran = spawnSync(bimtek, words, { encoding: 'utf8' })
  return { status: ran.status, out: ran.stdout, said: ran.stdout + ran.stderr, last: ran.stdout.trim().split('\n').at(-1) }
}
const run_beside = (...words) =>
  new Promise((resolve) => {
    const child = spawn(bimtek, words)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.once('exit', (status) => resolve({ status, said }))
  })

const folder = scratch()
const data = join(folder, 'data')
const demo = make_demo(bimtek, data)
const link_of = (role, nth = 0) => demo.links.filter((link) => link.role === role)[nth]
const facilitator = new Client(demo.session, link_of('facilitator'), 'drill-facilitator')
const regions = Array.from({ length: storm_clients }, (_, nth) => new Client(demo.session, link_of('site_operator', nth), `drill-${nth}`))
const everyone = [facilitator, ...regions]
const server = await start(bimtek, data, folder)
await Promise.all(everyone.map((client) => client.join(server.port)))
await facilitator.ask('start_session')

async function storm(client, running) {
  while (running.on) {
    if (client.open.size >= in_flight_max) await pause(1)
    else if (random() < 0.8) client.send('post_message', { text: `${client.device} ${client.sent + 1}` })
    else if (client === facilitator) client.send('announce', { text: `${client.device} ${client.sent + 1}` })
    else client.send('declare_headcount', { heads: Math.floor(random() * 50) })
    await pause(breath_ms)
  }
}

const acknowledged = () => everyone.reduce((sum, client) => sum + client.done.size, 0)

// One backup in the storm, restored to a folder of its own.
async function drill(number) {
  const file = join(folder, `backup-${number}.db`)
  const restored = join(folder, `restored-${number}`)
  await pause(100 + random() * 400)
  const count = acknowledged()
  const before = everyone.flatMap((client) => [...client.done.values()].filter((answer) => answer.seq !== undefined))
  const made = await run_beside('backup', '--data', data, '--to', file)
  check(made.status === 0, `drill ${number}: no backup: ${made.said}`)
  check(acknowledged() > count, `drill ${number}: nothing was acknowledged beside the backup: no storm`)
  check((statSync(file).mode & 0o777) === 0o600, `drill ${number}: others may read the backup`)
  const put = run('restore', '--data', restored, '--from', file)
  check(put.status === 0, `drill ${number}: not restored: ${put.said}`)
  const verdict = run('verify', '--data', restored)
  check(verdict.status === 0 && /^1 sessions, \d+ events: sound$/.test(verdict.last), `drill ${number}: ${verdict.said}`)

  const database = new DatabaseSync(join(restored, 'bimtek.db'), { readOnly: true })
  const by_id = new Map(
    database.prepare('SELECT command_id AS id, seq FROM event WHERE command_id IS NOT NULL').all().map((row) => [row.id, row.seq]),
  )
  database.close()
  const missing = before.filter((answer) => by_id.get(answer.id) !== answer.seq)
  check(before.length > 0 && missing.length === 0, `drill ${number}: ${missing.length} of ${before.length} acknowledged commands are missing`)
  return { file, restored, acknowledged: before.length }
}

const running = { on: true }
const storms = everyone.map((client) => storm(client, running))
const done = []
for (let number = 1; number <= drills; number += 1) done.push(await drill(number))
running.on = false
await Promise.all(storms)
const ended = await server.kill('SIGTERM')
check(ended.code === 0, `SIGTERM ended with ${ended.code}: ${ended.errors.slice(-500)}`)

// A client that knows more than the restored log: a snapshot, whatever it says of its position, and it goes on from there.
const last = done.at(-1)
const again = await start(bimtek, last.restored, folder)
const old = regions[0]
const [epoch, snapshots] = [old.epoch, old.snapshots]
old.open.clear()
await old.join(again.port)
check(old.epoch !== epoch, 'the epoch is what it was')
check(old.snapshots === snapshots + 1, 'a client resumed in a log that is another')
old.position = 0
old.faults.length = 0
const answer = await old.ask('post_message', { text: 'sesudah dipulihkan' })
check(answer.seq > 0, 'nothing can be said after a restore')
check((await again.kill('SIGTERM')).code === 0, 'the restored server does not stop')
check(run('verify', '--data', last.restored, '--backup', last.file).status === 0, 'a log that went on after its backup is not taken for one')

// By hand

const copy_of = (name) => {
  const target = join(folder, name)
  const put = run('restore', '--data', target, '--from', last.file)
  check(put.status === 0, put.said)
  return target
}
const tamper = (name, sql) => {
  const target = copy_of(name)
  const database = new DatabaseSync(join(target, 'bimtek.db'))
  for (const { name: trigger } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()) database.exec(`DROP TRIGGER ${trigger}`)
  database.exec(sql)
  database.close()
  return target
}
const found = (name, target, wanted, ...more) => {
  const verdict = run('verify', '--data', target, ...more)
  check(verdict.status === 1 && wanted.test(verdict.last), `${name}: ${verdict.status} ${verdict.said}`)
  rmSync(target, { recursive: true })
}
const at = (seq) => new RegExp(`^The log of session ${demo.session} is damaged at event ${seq}: `)
for (const [name, sql, seq] of [
  ['a time edited', "UPDATE event SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 5", 5],
  ['a row removed', 'DELETE FROM event WHERE seq = 7', 7],
  ['rows swapped', 'UPDATE event SET seq = -1 WHERE seq = 8; UPDATE event SET seq = 8 WHERE seq = 9; UPDATE event SET seq = 9 WHERE seq = -1', 8],
  ['the end cut off', 'DELETE FROM event WHERE seq > 10', 11],
  ['the end forgotten', 'DELETE FROM event_head', '\\d+'],
  ['a text edited', "UPDATE event_private SET value = 'lain' WHERE seq = (SELECT min(seq) FROM event WHERE type = 'message_posted')", '\\d+'],
  ['a text taken away', "DELETE FROM event_private WHERE seq = (SELECT min(seq) FROM event WHERE type = 'message_posted')", '\\d+'],
]) {
  found(name, tamper('tampered', sql), at(seq))
}

// A bit of one event in the file itself, found by its text.
const flipped = copy_of('flipped')
const bytes = readFileSync(join(flipped, 'bimtek.db'))
const place = bytes.indexOf('{"message":"m')
check(place > 0, 'there is no message in the file')
const handle = openSync(join(flipped, 'bimtek.db'), 'r+')
writeSync(handle, Buffer.from([bytes[place + 12] ^ 4]), 0, 1, place + 12)
closeSync(handle)
found('a bit flipped', flipped, at('\\d+'))

// An old copy holds by itself; whoever has a later backup sees it.
if (drills > 1) {
  const old_copy = join(folder, 'old')
  check(run('restore', '--data', old_copy, '--from', done[0].file).status === 0, 'the first backup cannot be restored')
  check(run('verify', '--data', old_copy).status === 0, 'an old copy does not hold')
  found('an old copy put back', old_copy, at('\\d+'), '--backup', last.file)
}
check(run('verify', '--data', last.restored, '--session', 'tidak-ada').status === 2, 'a session that is not there is verified')

// A backup that was altered never gets into the place of a database.
const altered = join(folder, 'altered.db')
copyFileSync(last.file, altered)
const database = new DatabaseSync(altered)
database.exec("DROP TRIGGER event_is_never_changed; UPDATE event SET type = 'announcement_made' WHERE seq = 3")
database.close()
const refused = run('restore', '--data', last.restored, '--from', altered)
check(refused.status === 2 && refused.said.includes('at event 3'), refused.said)
check(run('verify', '--data', last.restored).status === 0, 'a restore that was refused changed something')

console.log(`${last.acknowledged} acknowledged commands before the last backup`)
finish()
