// live-room.js
// <live-room version="17" seat="…" csrf="…" stream="/live/K7…/stream" mine="/live/K7…/mine">live/_line.html
//   <div data-part="stage">…</div> <div data-part="people">…</div> <div data-part="lead">…</div> <div data-part="mine">…</div></live-room>
// keeps the parts of a room's page up to date. What somebody types or has the focus on stays as it is. What only one seat
// should see (`data-for-seat`) is shown to it; its own things (`data-seat`) get `data-own`. A new stage is said aloud, and
// the part that is this seat's alone is asked for again: also whenever a `data-mine-of` in the other parts changes.
const { LiveLine, LiveOutbox } = self
const { notice, said } = self.builtParts
const JITTER = { each: 15, most: 1_500 }
const LOST_AFTER = 3_000
const KEPT_HERE = ["data-own", "data-waiting", "data-is-over", "data-aimed"]
const PARTS = ["stage", "people", "lead", "mine"]

class LiveRoom extends HTMLElement {
  connectedCallback() {
    this.ahead = 0
    this.turn = Promise.resolve()
    this.at = Number(this.querySelector("[data-part=stage] [data-stage]")?.dataset.stage)
    this.outbox = new LiveOutbox(this)
    this.line = new LiveLine(this, {
      hello: (now) => { this.setClock(now); this.found() },
      beat: (now) => this.setClock(now),
      part: ({ name, html }) => this.inTurn(() => this.swap(name, html)),
      shown: (stage) => this.inTurn(() => this.shown(stage)),
      again: () => this.again(),
      out: () => this.reload(),
      over: () => this.reload(),
      lost: () => this.lose(),
    })
    this.listeners = { submit: (event) => this.submitted(event), formdata: (event) => this.sign(event) }
    for (const [name, listener] of Object.entries(this.listeners)) this.addEventListener(name, listener)
    this.mineOf = this.marks()
    this.own()
    this.line.open()
    this.outbox.send()
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) this.removeEventListener(name, listener)
    this.line.close()
    this.outbox.stop()
    clearTimeout(this.losing)
    clearTimeout(this.asking)
  }

  get words() {
    return this.querySelector("[data-line]").dataset
  }

  // The server's clock, so that a wrong one on a device does no harm.
  get now() {
    return Date.now() + this.ahead
  }

  setClock(now) {
    this.ahead = now - Date.now() || 0
  }

  // What is sent without the outbox leads to another page, and nothing may come in between.
  submitted(event) {
    if (event.target.matches("form[data-live]")) this.outbox.take(event)
    else this.isLeaving = true
  }

  // Parts that come by the stream are the same for all, so a form in them has no proof of where it comes from.
  sign({ formData }) {
    if (!formData.has("csrfmiddlewaretoken")) formData.append("csrfmiddlewaretoken", this.getAttribute("csrf"))
  }

  inTurn(act) {
    this.turn = this.turn.then(act).catch(console.error) // What fails once must not hold up all that comes later.
  }

  async swap(name, html) {
    const target = this.querySelector(`[data-part="${name}"]`)
    if (!target) return
    await self.htmx.swap({ text: html, target, sourceElement: target, swap: "innerMorph", transition: false })
    for (const clock of target.querySelectorAll("room-clock")) clock.tick()
    this.own()
    this.outbox.mark()
  }

  // What the device knows and the server does not: what is unfolded, what is one's own, what is on its way.
  keeps(target, name) {
    if (name === "open") return target.matches("details, dialog")
    return name === "hidden" ? Boolean(target.dataset.forSeat) : KEPT_HERE.includes(name)
  }

  own() {
    const seat = this.getAttribute("seat")
    for (const one of this.querySelectorAll("[data-for-seat]")) one.hidden = one.dataset.forSeat !== seat
    for (const one of this.querySelectorAll("[data-seat]")) one.toggleAttribute("data-own", one.dataset.seat === seat)
  }

  shown({ at, title, now }) {
    this.setClock(now)
    const [stage, marks] = [this.at, this.mineOf]
    this.at = at
    this.mineOf = this.marks()
    if (stage !== at) this.say(said(this.words.moved, { title }))
    if (stage !== at || marks !== this.mineOf) this.askForMine()
  }

  marks() {
    return [...this.querySelectorAll("[data-mine-of]")].map((one) => one.dataset.mineOf).join(" ")
  }

  // Not all at the same moment; the fewer are here, the sooner.
  askForMine() {
    const spread = Math.min(JITTER.most, JITTER.each * this.querySelectorAll("[data-part=people] [data-seat]").length)
    clearTimeout(this.asking)
    this.asking = setTimeout(() => this.outbox.refresh(), Math.random() * spread)
  }

  say(words) {
    this.querySelector("[data-say]").textContent = words
  }

  lose() {
    this.losing ??= setTimeout(() => this.showLine(notice("attention", "!", this.words.lost)), LOST_AFTER)
  }

  found() {
    clearTimeout(this.losing)
    this.losing = undefined
    this.showLine()
    this.outbox.send()
  }

  showLine(...content) {
    this.querySelector("[data-lost-place]").replaceChildren(...content)
  }

  // Somebody else leads now: the parts of this page are others, and what is typed in them stays.
  async again() {
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null)
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html")
    for (const name of PARTS) {
      const part = page && page.querySelector(`live-room [data-part="${name}"]`)
      if (part) await this.swap(name, part.innerHTML)
    }
    this.line.open()
  }

  // Another page stands at this address now. Words that are not taken stay in sight here, for there they would be gone.
  reload() {
    this.isElsewhere = true
    this.line.close()
    if (!this.isLeaving && !this.outbox.hasWords) location.reload()
  }
}

// Asked for each attribute that differs; extensions alone are.
self.htmx.registerExtension("live-room", {
  htmx_before_morph_attr: (target, { attrName }) => !target.closest("live-room")?.keeps(target, attrName),
})

customElements.define("live-room", LiveRoom)
