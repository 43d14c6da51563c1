// What one who takes part notices of an attack, by hand: node tests/load/witness.mjs build/release/bimtek [SECONDS]
// A facilitator announces and a region waits for it, first in peace, then beside 500 half-open sockets, a flood of handshakes and a flood of messages.
import { fork } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Client } from '../crash/client.mjs'
import { make_demo, scratch, start } from '../crash/server.mjs'

const half_open = 500
const handshakes_at_once = 50
const flooding_regions = 20
const announcements_per_s = 5
const p99_max_ms = 250
const half_open_max_s = 15

const upgrade =
  'GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: bimtek.v1\r\n\r\n'

// A text frame of a client, with a mask of zeroes.
function frame(text) {
  const body = Buffer.from(text)
  const head = body.length < 126 ? [0x81, 0x80 | body.length] : [0x81, 0xfe, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), body])
}

// In a process of its own, so that it takes no time from whoever measures.
function attack(port, session, tokens) {
  const count = { half_open: 0, longest_s: 0, handshakes: 0, messages: 0, flooders_closed: 0 }
  const socket_to = (first) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first))
    return socket.on('error', () => socket.destroy())
  }
  const hold = () => {
    const since = Date.now()
    socket_to('GET /ikut HTTP/1.1\r\nHo').on('close', () => {
      count.half_open += 1
      count.longest_s = Math.max(count.longest_s, (Date.now() - since) / 1000)
      setImmediate(hold)
    })
  }
  const shake = () => {
    const socket = socket_to(upgrade)
    socket.on('data', () => socket.destroy())
    socket.on('close', () => {
      count.handshakes += 1
      setImmediate(shake)
    })
  }
  const flood = (token, device) => {
    const socket = socket_to(upgrade)
    const message = Buffer.concat(Array.from({ length: 50 }, (_, n) => frame(`{"type":"post_message","id":"f${n}","text":"${'a'.repeat(500)}"}`)))
    let welcomed = false
    const pour = () => {
      while (!socket.destroyed && socket.write(message)) count.messages += 50
      count.messages += 50
    }
    socket.once('data', () => socket.write(frame(JSON.stringify({ type: 'hello', session, token, device }))))
    socket.on('data', (bytes) => {
      if (welcomed || !bytes.includes('"welcome"')) return
      welcomed = true
      pour()
      socket.on('drain', () => setImmediate(pour))
    })
    socket.on('close', () => {
      count.flooders_closed += 1
      setTimeout(flood, 100, token, device)
    })
  }
  for (let i = 0; i < half_open; i++) hold()
  for (let i = 0; i < handshakes_at_once; i++) shake()
  tokens.forEach((token, i) => flood(token, `flood-${i}`))
  process.on('message', () => process.send(count, () => process.exit()))
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

async function measure(title, facilitator, region, seconds) {
  const told = []
  for (let i = 0; i < seconds * announcements_per_s; i++) {
    const next = new Promise((resolve) => setTimeout(resolve, 1000 / announcements_per_s))
    const before = performance.now()
    const heard = new Promise((resolve) => (region.onevents = resolve))
    facilitator.send('announce', { text: `Pengumuman ${i}` })
    await heard
    told.push(performance.now() - before)
    await next
  }
  told.sort((a, b) => a - b)
  const [p50, p99, most] = [percentile(told, 0.5), percentile(told, 0.99), told.at(-1)]
  console.log(`${title.padEnd(10)} ${told.length} announcements  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  max ${most.toFixed(1)} ms`)
  return p99
}

async function witness(bimtek, seconds) {
  const folder = scratch()
  const { session, links } = make_demo(bimtek, `${folder}/data`)
  const server = await start(bimtek, `${folder}/data`, folder, '')
  const token_of = (link) => link.path.split('#')[1]
  const client = async (link, device) => {
    const one = new Client(session, { ...link, token: token_of(link) }, device)
    await one.join(server.port)
    return one
  }
  const sites = links.filter((one) => one.role === 'site_operator')
  const facilitator = await client(links.find((one) => one.role === 'facilitator'), 'witness-1')
  await facilitator.ask('open_lobby')
  const region = await client(sites.at(-1), 'witness-2')
  const hear = region.hear.bind(region)
  region.hear = (event) => {
    hear(event)
    if (event.type === 'announcement_made') region.onevents?.()
  }
  await measure('in peace', facilitator, region, seconds)
  const attacker = fork(fileURLToPath(import.meta.url), ['attack', server.port, session, ...sites.slice(0, flooding_regions).map(token_of)])
  const p99 = await measure('attacked', facilitator, region, seconds)
  const count = await new Promise((resolve) => {
    attacker.once('message', resolve)
    attacker.send('stop')
  })
  console.log(`attack: ${JSON.stringify(count)}; the witness joined ${facilitator.joins + region.joins} times`)
  await server.kill('SIGKILL')
  const holds = p99 < p99_max_ms && count.longest_s < half_open_max_s && facilitator.joins + region.joins === 2
  console.log(holds ? `holds: p99 below ${p99_max_ms} ms, half-open sockets ended within ${half_open_max_s} s` : 'DOES NOT HOLD')
  process.exit(holds ? 0 : 1)
}

const [first, ...rest] = process.argv.slice(2)
if (first === 'attack') attack(Number(rest[0]), rest[1], rest.slice(2))
else await witness(first, Number(rest[0] ?? 30))
