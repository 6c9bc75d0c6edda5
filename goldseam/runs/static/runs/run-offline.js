// run-offline.js
// <run-offline root="/acme/runs" who="3f9c…" person="Ana" page="/acme/runs/7" run="…" number="7" kept data-one="…" …>
//   <div data-box role="status"></div><template data-state="done">…</template>…</run-offline>
// lets a checklist be run without a network: what is sent from a form with `data-verb` waits on this device where it cannot
// go, is shown at once, and is sent later. On the page that begins a run it has `artifact` and `version` instead of `run`.
const AGAIN = 30_000

class RunOffline extends HTMLElement {
  connectedCallback() {
    this.lines = new self.KeptLines(this)
    this.words = new self.KeptWords(this)
    const send = () => this.send()
    this.listeners = [
      [window, "submit", (event) => this.submit(event)],
      [window, "htmx:error", (event) => this.lost(event)],
      [window, "htmx:before:swap", (event) => this.refused(event)],
      [window, "htmx:after:swap", (event) => this.swapped(event)],
      [window, "input", (event) => event.target.setCustomValidity?.("")],
      [window, "hashchange", () => this.show()],
      [window, "online", send],
      [document, "visibilitychange", send],
    ]
    for (const [where, name, listener] of this.listeners) where.addEventListener(name, listener, true)
    this.timer = setInterval(send, AGAIN)
    this.news = new BroadcastChannel("run-box")
    this.news.onmessage = () => this.arrived()
    for (const field of document.querySelectorAll("[data-verb] [name=once], [data-verb=start] [name=key]")) field.value = uuid()
    this.show().then(send)
    this.settle().catch(() => { /* Without a service worker, what waits is sent while a page is open. */ })
  }

  disconnectedCallback() {
    for (const [where, name, listener] of this.listeners) where.removeEventListener(name, listener, true)
    clearInterval(this.timer)
    this.news.close()
  }

  // The page first: what keeps it without a network comes when it stands there.
  async settle() {
    if (document.readyState !== "complete") await new Promise((done) => window.addEventListener("load", done, { once: true }))
    await navigator.serviceWorker?.register(`${this.root}/service-worker.js`, { scope: `${this.root}/` })
    if (this.hasAttribute("kept")) await self.keptPages?.keep(this.getAttribute("page"))
  }

  get root() {
    return this.getAttribute("root")
  }

  // The run of this page; where it was begun on this device, the address names it.
  get run() {
    return this.getAttribute("run") ?? (location.hash.slice(1) || null)
  }

  get who() {
    return this.getAttribute("who")
  }

  submit(event) {
    const form = event.target
    if (!form.dataset.verb) return
    form.entry = this.entry(form)
    const goes = navigator.onLine && !this.waits && (this.hasAttribute("run") || form.dataset.verb === "start")
    if (goes) return

    event.preventDefault()
    event.stopImmediatePropagation()
    if (!this.isWrong(form)) this.keep(form, uuid())
  }

  // What was sent and got no answer may have arrived: it keeps the name under which it was sent.
  lost(event) {
    const form = formOf(event)
    if (!form || event.detail.ctx.response) return
    event.stopImmediatePropagation()
    this.keep(form, form.elements.once.value)
  }

  // The session has ended: what was sent waits until somebody signs in.
  refused(event) {
    const form = formOf(event)
    const { raw, status } = event.detail.ctx?.response ?? {}
    const signsIn = raw?.redirected && new URL(raw.url).pathname === document.querySelector("connection-notice template")?.content.querySelector("[data-sign-in]").getAttribute("href")
    if (form && (signsIn || status === 401 || status === 403)) this.keep(form, form.elements.once.value)
  }

  // The page that came is newer than the one that was kept.
  swapped(event) {
    const { response, text } = event.detail.ctx ?? {}
    const path = this.getAttribute("page")
    if (response?.raw && new URL(response.raw.url).pathname === path) {
      self.keptPages?.keep(path, new Response(text, { status: response.status, headers: response.raw.headers }))
    }
    if (formOf(event) && !event.detail.ctx.sourceElement.closest("[data-line]")) document.querySelector("#summary")?.focus()
    this.words.said = null // What stood there went with the part that was exchanged.
    this.show()
  }

  entry(form) {
    const said = Object.fromEntries(new FormData(form))
    for (const name of ["csrfmiddlewaretoken", "once", "_method"]) delete said[name]
    const line = form.closest("[data-line]")?.querySelector(".run-line__text").textContent
    const to = form.elements.to?.selectedOptions[0]?.textContent
    return { what: form.dataset.verb, at: new Date().toISOString(), line: line ?? to ?? "", said }
  }

  // What the server would refuse is said at once.
  isWrong(form) {
    const { what, said } = form.entry
    const own = this.getAttribute("person").toLowerCase()
    const [name, words] = [
      ["reason", ["skipped", "problem"].includes(said.state) && !said.reason?.trim() && this.dataset[said.state]],
      ["value", said.state === "done" && "value" in said && !said.value.trim() && this.dataset.asked],
      ["name", what === "confirm" && "name" in said && [own, ""].includes(said.name.trim().toLowerCase()) && this.dataset.own],
      ["to", what === "hand_over" && !said.to && this.dataset.someone],
      ["reason", what === "abandon" && !said.reason.trim() && this.dataset.why],
    ].find(([, wrong]) => wrong) ?? []
    form.elements[name]?.setCustomValidity(words)
    return words && !form.elements[name].reportValidity()
  }

  async keep(form, once) {
    const { what, at, line, said } = form.entry
    const whose = { who: this.who, person: this.getAttribute("person"), root: this.root, checklist: this.getAttribute("checklist") }
    const entry = { ...whose, run: this.run, number: this.getAttribute("number"), what, once, at, line, said }
    if (what === "start") {
      entry.run = said.key = this.run ?? uuid()
      Object.assign(said, { artifact: this.getAttribute("artifact"), version: this.getAttribute("version") })
    }
    try {
      await self.runBox.keep(entry)
    } catch {
      this.box.replaceChildren(self.builtParts.notice("error", "!", this.dataset.unkept))
      return
    }
    if (form.closest("[data-line]")) form.reset()
    if (what === "start") location.hash = entry.run
    await this.show()
    this.goOn(form)
    this.send()
    const worker = await navigator.serviceWorker?.getRegistration(`${this.root}/`)
    worker?.sync?.register("runs").catch(() => { /* The page sends it itself. */ })
  }

  goOn(form) {
    const sheet = document.querySelector("run-sheet")
    const line = form.closest("[data-line]")
    if (!line || !sheet) return
    sheet.answered = line.id
    sheet.goOn()
    for (const one of sheet.lines) one.removeAttribute("aria-current")
    sheet.here?.setAttribute("aria-current", "step")
    sheet.here?.querySelector(":scope[data-open]:not(:has(> .run-line__said)) > [id^=again-]")?.setAttribute("open", "")
  }

  async send() {
    if (!navigator.onLine || document.hidden) return
    const before = (await self.runBox.waiting()).length
    this.signedOut = false
    await self.runBox.send(this.root).catch((later) => { this.signedOut = later.message === "SignedOut" })
    if (before) await this.arrived()
  }

  // Shows what the server has by now, without touching what is being typed.
  async arrived() {
    await this.show()
    if (!this.waits) this.querySelector("[data-fresh]")?.dispatchEvent(new Event("run-sent"))
  }

  async show() {
    const all = await self.runBox.all().catch(() => [])
    const mine = all.filter((entry) => entry.who === this.who)
    const here = mine.filter((entry) => entry.run === this.run && !entry.refused)
    const start = here.find((entry) => entry.what === "start")
    this.waits = here.length > 0
    if (start) this.begin(start)
    this.lines.show(here)
    this.words.show(all, this.run)
    for (const entry of mine) if (entry.arrived && this.hasAttribute("run")) self.runBox.drop(entry.id)
  }

  get box() {
    return this.querySelector("[data-box]")
  }

  // The page to begin a run holds the lines too: they take the place of the form.
  begin({ run, arrived, said }) {
    const template = document.querySelector("#begun")
    if (!template || this.getAttribute("artifact") !== said.artifact) return
    if (!document.querySelector("#run")) {
      document.querySelector("#start").replaceWith(template.content.cloneNode(true))
      for (const fact of document.querySelectorAll("[data-begun]")) fact.textContent = [said.project, said.ref].filter(Boolean).join(" · ")
    }
    if (!arrived || run !== this.run) return
    const isTyping = [...document.querySelectorAll("#run input:not([type=hidden], [type=radio]), #run textarea")].some((field) => field.value)
    if (!isTyping) location.replace(`${this.root}/${arrived}`)
  }

  async drop(entry) {
    await self.runBox.drop(entry.id)
    await this.show()
  }
}

function formOf(event) {
  const source = event.detail.ctx?.sourceElement
  return source?.entry ? source : null
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = bytes[6] & 15 | 64
  bytes[8] = bytes[8] & 63 | 128
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

customElements.define("run-offline", RunOffline)
