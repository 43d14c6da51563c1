// A small second client of docs/protocol.md for the crash tests: joins, resumes, and sends every command until it is answered.
export class Client {
  constructor(session, link, device) {
    Object.assign(this, { session, link, device })
    this.sent = 0
    this.open = new Map() // id → frame, until answered
    this.done = new Map() // id → { frame, seq, data }
    this.refused = []
    this.seen = new Map() // seq → event, as told
    this.faults = []
    this.joins = 0
  }

  // Resolves when the welcome is there; rejects when the server is not.
  join(port) {
    this.welcomed = false
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, 'bimtek.v1')
      this.socket = socket
      socket.onopen = () => {
        const resume = this.epoch ? { after: this.position, epoch: this.epoch } : {}
        socket.send(
          JSON.stringify({ type: 'hello', session: this.session, token: this.link.token, device: this.device, ...resume }),
        )
      }
      socket.onerror = () => reject(new Error('no server'))
      socket.onclose = (event) => {
        if (this.socket === socket) this.welcomed = false
        reject(new Error(`closed ${event.code}`))
      }
      socket.onmessage = ({ data }) => {
        if (this.socket !== socket) return
        this.receive(JSON.parse(data))
        if (this.welcomed) resolve()
      }
    })
  }

  receive(frame) {
    if (frame.type === 'welcome') {
      this.joins += 1
      for (const event of frame.events ?? []) this.hear(event)
      if (frame.snapshot) this.snapshots = (this.snapshots ?? 0) + 1
      this.epoch = frame.epoch
      this.position = frame.seq
      this.welcomed = true
      for (const one of this.open.values()) this.transmit(one)
    } else if (frame.type === 'events') {
      for (const event of frame.events) this.hear(event)
      if (frame.seq <= this.position) this.faults.push(`position went from ${this.position} to ${frame.seq}`)
      this.position = frame.seq
    } else if (frame.type === 'done') {
      this.done.set(frame.id, { frame: this.open.get(frame.id), ...frame })
      this.open.delete(frame.id)
      this.onanswer?.()
    } else if (frame.type === 'refused') {
      if (['too_fast', 'busy', 'unavailable'].includes(frame.reason)) {
        setTimeout(() => this.open.has(frame.id) && this.transmit(this.open.get(frame.id)), frame.retry_ms ?? 200)
        this.unavailable = (this.unavailable ?? 0) + (frame.reason === 'unavailable' ? 1 : 0)
      } else {
        this.refused.push(frame)
        this.open.delete(frame.id)
        this.onanswer?.()
      }
    }
  }

  // What was told once must be told alike for ever after.
  hear(event) {
    const before = this.seen.get(event.seq)
    if (before && before.type !== event.type) this.faults.push(`seq ${event.seq} was ${before.type}, now ${event.type}`)
    this.seen.set(event.seq, event)
  }

  transmit(frame) {
    if (this.welcomed && this.socket.readyState === 1) this.socket.send(JSON.stringify(frame))
  }

  send(type, members = {}) {
    this.sent += 1
    const frame = { type, id: `${this.device}-${this.sent}`, ...members }
    this.open.set(frame.id, frame)
    this.transmit(frame)
    return frame.id
  }

  // Sends and waits for the answer, however often the line drops meanwhile.
  ask(type, members = {}) {
    const id = this.send(type, members)
    return new Promise((resolve) => {
      const look = () => {
        if (this.open.has(id)) return
        this.onanswer = undefined
        resolve(this.done.get(id) ?? this.refused.find((one) => one.id === id))
      }
      this.onanswer = look
    })
  }
}
