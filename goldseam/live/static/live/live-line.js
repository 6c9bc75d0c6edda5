// live-line.js
// const line = new self.LiveLine(room, { hello, part, shown, beat, again, out, over, lost }); line.open()
// listens to a <live-room>. The browser comes back by itself where a line breaks; where it gives up (a server that starts
// anew behind a proxy, a laptop that slept) this does. What is heard is answered now and then, so that the others see who
// is here; a phone that vanished answers nothing. `lost` is told at each break, `out` also where the seat is gone.
const EVENTS = ["hello", "part", "shown", "beat", "again", "out", "over"]
const ENDS = ["again", "out", "over"]
const SILENCE = 40_000
const SAID_EVERY = 12_000 // The server says something every 15 seconds, which timers of a page in the background do not.
const LONGEST = 10_000

self.LiveLine = class {
  constructor(room, told) {
    this.room = room
    this.told = told
    this.tries = this.saidAt = 0
    this.wakeUp = () => { if (!document.hidden && this.isSilent) this.again(0) }
  }

  open() {
    this.heard = Date.now()
    this.version ??= this.room.getAttribute("version")
    document.addEventListener("visibilitychange", this.wakeUp)
    window.addEventListener("online", this.wakeUp)
    this.watching = setInterval(() => { if (this.isSilent) this.again(0) }, SILENCE / 4)
    this.connect()
  }

  close() {
    document.removeEventListener("visibilitychange", this.wakeUp)
    window.removeEventListener("online", this.wakeUp)
    clearInterval(this.watching)
    clearTimeout(this.trying)
    this.source?.close()
  }

  get isSilent() {
    return Date.now() - this.heard > SILENCE
  }

  connect() {
    this.source?.close()
    const leads = this.room.querySelector("[data-part=lead]")?.childElementCount ? 1 : 0
    const asked = `version=${this.version}&language=${document.documentElement.lang}&leads=${leads}`
    this.source = new EventSource(`${this.room.getAttribute("stream")}?${asked}`)
    for (const name of EVENTS) this.source.addEventListener(name, (event) => this.hear(name, event))
    this.source.addEventListener("error", () => this.fail())
  }

  hear(name, { data, lastEventId }) {
    this.heard = Date.now()
    this.tries = 0
    if (lastEventId) this.version = lastEventId
    if (ENDS.includes(name)) this.close()
    else this.answer()
    this.told[name](data ? JSON.parse(data) : null)
  }

  answer() {
    if (this.heard - this.saidAt < SAID_EVERY) return
    this.saidAt = this.heard
    fetch(this.room.getAttribute("presence"), { method: "PUT", cache: "no-store" }).catch(() => { this.saidAt = 0 })
  }

  // Where the browser has given up, the server may have said that this seat is gone, or it is not there at all.
  async fail() {
    this.told.lost()
    if (this.source.readyState !== EventSource.CLOSED) return
    const answer = await fetch(this.room.getAttribute("mine"), { redirect: "manual", cache: "no-store" }).catch(() => null)
    if (answer?.type === "opaqueredirect" || [404, 410].includes(answer?.status)) this.told.out()
    else this.again(Math.min(LONGEST, 500 * 2 ** this.tries++) * (0.5 + Math.random()))
  }

  again(pause) {
    this.heard = Date.now()
    clearTimeout(this.trying)
    this.trying = setTimeout(() => this.connect(), pause)
  }
}
