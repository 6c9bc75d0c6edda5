// agenda-timer.js
// <agenda-timer started="2026-11-23T13:00:00Z" now="2026-11-23T13:04:10Z"
//   parts='[{"key":"open","minutes":3},{"key":"intent","minutes":5}]' data-left="{time} left"
// data-over="{minutes} min over"
//   data-soon="40% of the time is left. Protect the time for actions." data-part="Now: {name}"
// data-total="{time} left of {minutes} min"
//   data-ended="The planned time is over.">
//   <ol class="agenda"><li class="agenda__part" data-part="open"><span class="agenda__name">Open</span>
//     <span class="agenda__minutes">3 min</span><p class="agenda__clock"></p></li>…</ol>
//   <p class="agenda__total" data-total></p><p data-say role="status" class="visually-hidden"></p></agenda-timer>
// shows what is left of the part that runs. `now` is the server's clock, so that a wrong clock on a device
// does no harm.
// `at="intent"` and `at-since="…"` name the part that the facilitator is really in; it then runs over
// until the next one is begun.
// The numbers change each second; only a new part, an overrun and the 40% mark are said aloud. Without
// `started` nothing is shown.
const SECOND = 1000
const MINUTE = 60 * SECOND

class AgendaTimer extends HTMLElement {
  connectedCallback() {
    if (!this.getAttribute("started")) return

    this.parts = JSON.parse(this.getAttribute("parts"))
    this.ahead = Date.parse(this.getAttribute("now")) - Date.now() || 0
    this.said = new Set()
    this.ticking = setInterval(() => this.tick(), SECOND)
    this.tick(true)
  }

  disconnectedCallback() {
    clearInterval(this.ticking)
  }

  tick(isFirst = false) {
    const now = Date.now() + this.ahead
    const passed = now - Date.parse(this.getAttribute("started"))
    const current = this.current(now, passed)
    this.parts.forEach((part, i) => this.show(part, i, current))
    this.showTotal(passed)
    this.announce(current, passed, isFirst)
  }

  // The part that runs, and how much of it is left (below zero: over).
  current(now, passed) {
    const at = this.parts.findIndex((part) => part.key === this.getAttribute("at"))
    if (at >= 0) {
      const since = Date.parse(this.getAttribute("at-since")) || Date.parse(this.getAttribute("started"))
      return { index: at, left: this.parts[at].minutes * MINUTE - (now - since) }
    }
    let end = 0
    for (const [index, part] of this.parts.entries()) {
      end += part.minutes * MINUTE
      if (passed < end || index === this.parts.length - 1) return { index, left: end - passed }
    }
  }

  show(part, i, current) {
    const item = this.item(part)
    if (!item) return

    const isCurrent = i === current.index
    if (isCurrent) item.setAttribute("aria-current", "step")
    else item.removeAttribute("aria-current")
    item.dataset.state = i < current.index ? "done" : isCurrent && current.left < 0 ? "over" : ""
    const clock = item.querySelector(".agenda__clock")
    if (clock) clock.textContent = isCurrent ? this.clock(current.left) : ""
  }

  clock(left) {
    return left < 0
      ? this.dataset.over.replace("{minutes}", Math.max(1, Math.floor(-left / MINUTE)))
      : this.dataset.left.replace("{time}", time(left))
  }

  showTotal(passed) {
    const place = this.querySelector("[data-total]")
    if (!place) return

    const left = this.total - passed
    const words = left < 0 ? this.dataset.ended : this.dataset.total
    place.textContent = words.replace("{time}", time(left)).replace("{minutes}", this.total / MINUTE)
    if (left > 0 && left <= this.total * 0.4) place.textContent += ` · ${this.dataset.soon}`
  }

  announce(current, passed, isFirst) {
    const part = this.parts[current.index]
    const name = this.item(part)?.querySelector(".agenda__name")?.textContent.trim() ?? part.key
    this.say(`part ${part.key}`, this.dataset.part.replace("{name}", name), isFirst)
    if (current.left < 0) this.say(`over ${part.key}`, `${name}: ${this.clock(current.left)}`, isFirst)
    if (passed >= this.total * 0.6 && passed < this.total) this.say("soon", this.dataset.soon, isFirst)
  }

  say(once, words, isFirst) {
    if (this.said.has(once)) return

    this.said.add(once)
    const place = this.querySelector("[data-say]")
    if (place && !isFirst) place.textContent = words
  }

  item(part) {
    return this.querySelector(`[data-part="${CSS.escape(part.key)}"]`)
  }

  get total() {
    return this.parts.reduce((sum, part) => sum + part.minutes * MINUTE, 0)
  }
}

function time(left) {
  const seconds = Math.ceil(left / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

customElements.define("agenda-timer", AgendaTimer)
