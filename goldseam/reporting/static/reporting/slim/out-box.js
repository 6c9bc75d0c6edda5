// out-box.js
// <out-box worker="/report/service-worker.js" scope="/report/" data-waits-one="…" …></out-box>
// tells what waits on this device, lets people delete it, and shows the receipts of what was sent meanwhile.
const AGAIN = 60_000

class OutBox extends HTMLElement {
  connectedCallback() {
    this.opened = new Set()
    this.sendNow = () => this.send()
    window.addEventListener("online", this.sendNow)
    this.timer = setInterval(this.sendNow, AGAIN)
    this.news = new BroadcastChannel("outbox")
    this.news.onmessage = () => this.show()
    this.send()
    if (navigator.serviceWorker) this.settle()
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.sendNow)
    clearInterval(this.timer)
    this.news.close()
  }

  // The form first: what keeps it for days without a network comes when it stands there.
  async settle() {
    if (document.readyState !== "complete") await new Promise((done) => window.addEventListener("load", done))
    await navigator.serviceWorker.register(this.getAttribute("worker"), { scope: this.getAttribute("scope") })
    const ready = await navigator.serviceWorker.ready
    ready.active.postMessage({ keep: location.pathname })
  }

  async send() {
    if (navigator.onLine) await self.outbox.send().catch(() => { /* It stays, and is tried again. */ })
    await this.show()
  }

  async show() {
    const reports = await self.outbox.all().catch(() => [])
    for (const part of document.querySelectorAll("[data-kept]")) part.hidden = (part.dataset.kept === "yes") !== reports.length > 0
    const done = reports.filter((report) => isDone(report) && !this.stands(report))
    this.replaceChildren(...this.waiting(reports), ...done.map((report) => this.told(report)))
  }

  // On the page of a receipt, somebody else's does not belong; and nothing is said twice.
  stands(report) {
    if (!report.receipt) return false
    const sent = new CustomEvent("report:sent", { bubbles: true, cancelable: true, detail: report })
    return this.hasAttribute("without-receipts") || !this.dispatchEvent(sent)
  }

  waiting(reports) {
    const waiting = reports.filter((report) => !isDone(report))
    if (!waiting.length) return []
    const words = waiting.length === 1 ? this.dataset.waitsOne : this.dataset.waitsMany
    const box = notice("attention", "↑", words.replace("{count}", waiting.length))
    for (const report of waiting) {
      const row = document.createElement("p")
      row.append(`${report.place}, ${this.dataset.since.replace("{time}", clock(report.at))} `, this.deleting(report))
      box.lastChild.append(row)
    }
    box.lastChild.append(button(this.dataset.now, this.sendNow))
    return [box]
  }

  told(report) {
    if (report.receipt) {
      const box = notice("success", "✓", `${report.place}: ${this.dataset.sent}`)
      const code = Object.assign(document.createElement("p"), { className: "receipt-code" })
      code.append(...groups(report.receipt))
      const keep = Object.assign(document.createElement("p"), { textContent: this.dataset.keep })
      box.lastChild.append(this.folded(report, this.dataset.receipt, code, keep, button(this.dataset.noted, () => this.drop(report))))
      return box
    }
    const box = notice("attention", "!", `${report.place}: ${this.dataset[report.state]}`)
    if (report.state === "asks") box.lastChild.append(button(this.dataset.look, () => this.look(report)))
    else box.lastChild.append(this.folded(report, this.dataset.text, Object.assign(document.createElement("p"), { className: "as-written", textContent: new Map(report.fields).get("text") })))
    box.lastChild.append(this.deleting(report))
    return box
  }

  // Whoever takes the device next is not shown what is not theirs, unless they ask for it.
  folded({ id }, words, ...content) {
    const fold = Object.assign(document.createElement("details"), { className: "fold", open: this.opened.has(id) })
    fold.append(Object.assign(document.createElement("summary"), { textContent: words }), ...content)
    fold.addEventListener("toggle", () => this.opened[fold.open ? "add" : "delete"](id))
    return fold
  }

  deleting(report) {
    return button(this.dataset.delete, () => this.drop(report))
  }

  async drop(report) {
    await self.outbox.drop(report.id)
    this.show()
  }

  look(report) {
    this.dispatchEvent(new CustomEvent("report:look", { bubbles: true, detail: report }))
  }
}

function isDone(report) {
  return Boolean(report.receipt || report.state)
}

function groups(code) {
  return code.split("-").map((group) => Object.assign(document.createElement("span"), { textContent: `${group} ` }))
}

function notice(mood, symbol, words) {
  const box = Object.assign(document.createElement("div"), { className: `notice notice--${mood}` })
  box.setAttribute("role", "status")
  box.innerHTML = `<span class="notice__symbol" aria-hidden="true">${symbol}</span><div class="notice__body"><p></p></div>`
  box.querySelector("p").textContent = words
  return box
}

function button(words, does) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button button--small", textContent: words })
  made.addEventListener("click", does)
  return made
}

function clock(at) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at)
}

customElements.define("out-box", OutBox)
