// live-outbox.js
// const outbox = new self.LiveOutbox(room)   sends what is done in a <live-room>, one after the other, until the server has it
// <form data-live method="post" action="…" data-thing="dots-7" data-clears data-fresh-id><input data-says name="text">…</form>
// What can't go waits in this tab, also when the page is loaded again, and is shown. Sending twice does no harm: each thing
// carries its own id. `data-thing`: a newer sending takes the place of one that waits. `data-clears`: the form is free for
// the next one at once. `data-fresh-id`: its field `id` gets a new one. `data-says`: the words that are shown as waiting.
const { element, notice, said } = self.builtParts
const LONGEST = 8_000
const PATIENCE = 15_000
const SHOWN_AFTER = 1_000
const GONE = [404, 410]
const PAGE = "<!doctype"

self.LiveOutbox = class {
  constructor(room) {
    this.room = room
    this.key = `live-outbox:${room.getAttribute("mine")}:${room.getAttribute("seat")}`
    this.waiting = JSON.parse(sessionStorage.getItem(this.key) ?? "[]")
    this.tries = this.turn = 0
    this.warn = (event) => { if (this.late.length) event.preventDefault() }
    addEventListener("beforeunload", this.warn)
  }

  stop() {
    clearTimeout(this.trying)
    clearTimeout(this.marking)
    removeEventListener("beforeunload", this.warn)
  }

  take(event) {
    const form = event.target
    if (!form.matches("form[data-live]")) return
    event.preventDefault()
    const entry = this.entry(form, event.submitter)
    const first = this.isSending ? 1 : 0
    this.waiting = this.waiting.filter((one, place) => place < first || !entry.thing || one.thing !== entry.thing)
    this.waiting.push(entry)
    this.keep()
    free(form)
    this.marking = setTimeout(() => this.mark(), SHOWN_AFTER)
    this.send()
  }

  entry(form, submitter) {
    const fields = new FormData(form)
    if (submitter?.name) fields.append(submitter.name, submitter.value)
    fields.delete("csrfmiddlewaretoken")
    const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.pathname
    const words = form.querySelector("[data-says]")?.value ?? ""
    return { action, body: new URLSearchParams(fields).toString(), thing: form.dataset.thing, words, at: Date.now() }
  }

  async send() {
    if (this.isSending) return
    clearTimeout(this.trying)
    this.isSending = true
    while (this.waiting.length && await this.deliver(this.waiting[0])) this.tries = 0
    this.isSending = false
    this.mark()
    if (this.room.isElsewhere) this.room.reload()
    if (this.waiting.length) this.trying = setTimeout(() => this.send(), Math.min(LONGEST, 400 * 2 ** this.tries++) * (0.5 + Math.random() / 2))
  }

  // Whether the next one may go: this one has arrived, or never will.
  async deliver(entry) {
    this.turn++
    const answer = await this.ask(entry.action, { method: "POST", body: entry.body, headers: { "Content-Type": "application/x-www-form-urlencoded" } })
    if (!answer || answer.status >= 500 || answer.status === 429) return false
    if (answer.status === 403 && !entry.wasForbidden) return this.loadAgain(Object.assign(entry, { wasForbidden: true }))
    this.waiting.shift()
    this.keep()
    await this.settle(entry, answer)
    return true
  }

  // The answer is this seat's own part of the page, as long as nothing else is under way. What is not taken stays to be read.
  async settle(entry, answer) {
    const isGone = answer.redirected || answer.status === 410
    if (answer.status === 204) return // Saved while somebody types: the page shows it already.
    const html = !isGone && (answer.ok || answer.status === 422) ? await answer.text() : PAGE
    if (html.startsWith(PAGE) && entry.words) this.refused = [...this.refused ?? [], entry.words]
    if (isGone) return this.room.reload()
    if (this.waiting.length) return
    if (html && !html.startsWith(PAGE)) await this.room.swap("mine", html)
    else this.refresh()
  }

  // The token of this page is no longer good; the page has a new one.
  loadAgain() {
    this.keep()
    if (!this.refused && !this.room.isLeaving) location.reload()
    return false
  }

  // What belongs to this seat alone, unless something that is sent meanwhile brings it anyway.
  async refresh() {
    const turn = ++this.turn
    const answer = await this.ask(this.room.getAttribute("mine"), {})
    if (turn !== this.turn || !answer) return
    if (answer.ok && !answer.redirected) await this.room.swap("mine", await answer.text())
    else if (answer.redirected || GONE.includes(answer.status)) this.room.reload()
  }

  ask(address, options) {
    const headers = { ...options.headers, "X-Live": "1", "X-CSRFToken": this.room.getAttribute("csrf") }
    return fetch(address, { ...options, headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null)
  }

  keep() {
    if (this.waiting.length) sessionStorage.setItem(this.key, JSON.stringify(this.waiting))
    else sessionStorage.removeItem(this.key)
  }

  // Words that another page would not show.
  get hasWords() {
    return Boolean(this.refused) || this.waiting.some(({ words }) => words)
  }

  get late() {
    return this.waiting.filter(({ at }) => Date.now() - at >= SHOWN_AFTER)
  }

  // Says beside each form, and in one place, what is not sent yet.
  mark() {
    const { late, room } = this
    for (const form of room.querySelectorAll("form[data-live]")) {
      const waits = late.some(({ action, thing }) => thing ? thing === form.dataset.thing : action === form.getAttribute("action"))
      if (waits) form.dataset.waiting = room.words.unsent
      else delete form.dataset.waiting
    }
    const news = JSON.stringify([late, this.refused])
    if (news === this.shown) return
    this.shown = news
    room.querySelector("[data-unsent-place]").replaceChildren(...this.unsent(late), ...this.lost())
  }

  unsent(late) {
    if (!late.length) return []
    const words = late.length === 1 ? this.room.words.oneUnsent : said(this.room.words.manyUnsent, { count: late.length })
    return [notice("attention", "↑", words, ...list(late.map((entry) => entry.words).filter(Boolean)))]
  }

  // What was not taken stays where it can be copied.
  lost() {
    return this.refused ? [notice("error", "!", this.room.words.refused, ...list(this.refused))] : []
  }
}

function list(texts) {
  return texts.length ? [element("ul", "", ...texts.map((text) => element("li", "", text)))] : []
}

function free(form) {
  if (form.hasAttribute("data-clears")) form.reset()
  if (form.hasAttribute("data-fresh-id")) form.elements.namedItem("id").value = newId()
}

// Without TLS there is no crypto.randomUUID.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
