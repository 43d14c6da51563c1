// Starts and ends the real server for the crash tests.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const start_deadline_ms = 20_000

export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'bimtek-crash-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function make_demo(bimtek, data) {
  const made = spawnSync(bimtek, ['demo', '--data', data, '--json'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`demo failed: ${made.stderr}`)
  return JSON.parse(made.stdout)
}

const fast_enough_to_hurt = 'commands_per_second = 100000\ncommands_burst = 100000\n'

// Resolves to { port, kill(signal) → promise of the exit } once it listens.
export function start(bimtek, data, scratch_folder, limits_text = fast_enough_to_hurt) {
  const limits = join(scratch_folder, 'limits.toml')
  writeFileSync(limits, limits_text)
  const child = spawn(bimtek, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--limits', limits])
  let errors = ''
  child.stderr.on('data', (text) => (errors += text))
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, errors })))
  process.on('exit', () => child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`the server did not start: ${errors}`)), start_deadline_ms)
    exited.then(({ code }) => reject(new Error(`the server ended with ${code}: ${errors}`)))
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
      const port = /Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]
      if (!port) return
      clearTimeout(deadline)
      resolve({
        port: Number(port),
        pid: child.pid,
        errors: () => errors,
        kill: (signal) => {
          child.kill(signal)
          return exited
        },
      })
    })
  })
}
