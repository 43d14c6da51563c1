// kill -9 at random moments of a write storm, again and again: what was acknowledged is there, once, unaltered, at its seq,
// and nobody was told anything that is not.
// node kill.mjs BIMTEK [CYCLES] [SEED]
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client.mjs'
import { make_demo, scratch, start } from './server.mjs'
import { check, finish, seeded } from './verdict.mjs'

const [bimtek, cycles_text = process.env.BIMTEK_CRASH_CYCLES ?? '20', seed_text = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const cycles = Number(cycles_text)
const storm_clients = 8
const in_flight_max = 20
const quiet_deadline_ms = 60_000
const random = seeded(seed_text)
console.log(`seed ${seed_text}, ${cycles} cycles`)

const folder = scratch()
const data = join(folder, 'data')
const demo = make_demo(bimtek, data)
const link_of = (role, nth = 0) => demo.links.filter((link) => link.role === role)[nth]
const facilitator = new Client(demo.session, link_of('facilitator'), 'kill-facilitator')
const regions = Array.from({ length: storm_clients }, (_, nth) => new Client(demo.session, link_of('site_operator', nth), `kill-${nth}`))
const everyone = [facilitator, ...regions]

const step = 'profil_identitas'
let server = await start(bimtek, data, folder)
const join_all = () => Promise.all(everyone.map((client) => client.join(server.port)))
await join_all()
await facilitator.ask('start_session')
await facilitator.ask('open_step', { step })
for (const region of regions) {
  const made = await region.ask('create_workbook', { name: `Inovasi ${region.device}` })
  region.workbook = made.data.workbook
}

// Keeps commands of every kind in flight until told to stop.
async function storm(client, running) {
  while (running.on) {
    if (client.open.size >= in_flight_max || !client.welcomed) {
      await pause(1)
      continue
    }
    const kind = random()
    const text = `${client.device} ${client.sent + 1} — é`
    if (client === facilitator) client.send('announce', { text })
    else if (kind < 0.5) client.send('post_message', { text })
    else if (kind < 0.6) client.send('declare_headcount', { heads: Math.floor(random() * 50) })
    else client.send('save_answer', { workbook: client.workbook, step, field: 'innovation_name', value: text, base: 0 })
    if (random() < 0.1) await pause(1)
  }
}

for (let cycle = 0; cycle < cycles; cycle += 1) {
  const running = { on: true }
  const storms = everyone.map((client) => storm(client, running))
  await pause(20 + random() * 250)
  await server.kill('SIGKILL')
  running.on = false
  await Promise.all(storms)
  server = await start(bimtek, data, folder)
  await join_all()
}
const deadline = Date.now() + quiet_deadline_ms
while (everyone.some((client) => client.open.size > 0) && Date.now() < deadline) await pause(5)
const unanswered = everyone.reduce((sum, client) => sum + client.open.size, 0)
const ended = await server.kill('SIGTERM')

const database = new DatabaseSync(join(data, 'bimtek.db'), { readOnly: true })
const rows = database.prepare('SELECT seq, type, command_id AS id FROM event WHERE session = ? ORDER BY seq').all(demo.session)
const texts = new Map(
  database
    .prepare("SELECT seq, value FROM event_private WHERE session = ? AND field IN ('text', 'value')")
    .all(demo.session)
    .map((row) => [row.seq, row.value]),
)
const by_id = new Map()
for (const row of rows) if (row.id) by_id.set(row.id, [...(by_id.get(row.id) ?? []), row])

check(unanswered === 0, `${unanswered} commands were never answered`)
check(ended.code === 0, `SIGTERM ended with ${ended.code} ${ended.signal}: ${ended.errors.slice(-500)}`)
check(rows.every((row, index) => row.seq === index + 1), 'the log has a hole')
let [lost, moved, doubled, altered, untrue, acknowledged] = [0, 0, 0, 0, 0, 0]
for (const client of everyone) {
  check(client.faults.length === 0, `${client.device}: ${client.faults[0]}`)
  check(client.refused.length === 0, `${client.device} was refused: ${JSON.stringify(client.refused[0])}`)
  for (const [id, answer] of client.done) {
    acknowledged += 1
    if (answer.seq === undefined) continue // nothing had to change
    const found = by_id.get(id) ?? []
    if (found.length === 0) lost += 1
    else if (found.length > 1) doubled += 1
    else if (found[0].seq !== answer.seq) moved += 1
    const typed = answer.frame?.text ?? answer.frame?.value
    const kept = texts.get(answer.seq)
    if (typed !== undefined && kept !== typed && kept !== JSON.stringify(typed)) altered += 1
  }
  for (const [seq, event] of client.seen) if (rows[seq - 1]?.type !== event.type) untrue += 1
}
check(lost === 0, `${lost} acknowledged commands are gone`)
check(doubled === 0, `${doubled} commands took effect twice`)
check(moved === 0, `${moved} commands are at another seq than was said`)
check(altered === 0, `${altered} texts differ from what was typed`)
check(untrue === 0, `${untrue} events were told that are not in the log`)
check(acknowledged > cycles * 20, `only ${acknowledged} commands were acknowledged: no storm`)
console.log(`${acknowledged} acknowledged commands, ${rows.length} events, ${cycles} kills`)
finish()
