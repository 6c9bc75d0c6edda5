// run-sheet.js
// <run-sheet awake><ol><li data-line data-open data-here>…</li></ol></run-sheet>   a checklist while it is run
// <button hidden data-run-move="1">                                                goes to the next line (see short-cut.js)
// keeps the screen on while it is `awake`, and after an answer goes on to the next line that is open. The line at which one
// is has `data-here`: keys answer it.
class RunSheet extends HTMLElement {
  connectedCallback() {
    this.listeners = {
      click: (event) => { const by = event.target.dataset?.runMove; if (by) this.move(Number(by)) },
      keydown: (event) => this.press(event),
      submit: (event) => { if (this.contains(event.target)) this.answered = event.target.closest("[data-line]")?.id },
      focusin: (event) => { if (this.contains(event.target)) this.mark(event.target.closest("[data-line]")) },
      visibilitychange: () => this.stayAwake(),
      "htmx:after:swap": () => this.goOn(),
    }
    for (const [name, listener] of Object.entries(this.listeners)) document.addEventListener(name, listener)
    this.stayAwake()
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) document.removeEventListener(name, listener)
    this.lock?.release()
  }

  get lines() {
    return [...this.querySelectorAll("[data-line]")]
  }

  get here() {
    return this.querySelector("[data-here]")
  }

  press(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by || !event.target.matches?.("[data-line]") || !this.contains(event.target)) return

    event.preventDefault()
    this.move(by)
  }

  move(by) {
    const lines = this.lines
    const at = lines.indexOf(this.here)
    this.enter(lines[Math.min(Math.max(at + by, 0), lines.length - 1)])
  }

  mark(line) {
    if (!line || line === this.here) return

    this.here?.removeAttribute("data-here")
    line.setAttribute("data-here", "")
  }

  enter(line) {
    if (!line) return

    line.closest("details")?.setAttribute("open", "")
    this.mark(line)
    line.focus({ preventScroll: true })
    line.scrollIntoView({ block: "nearest" })
  }

  // To the next open line after the one that was answered; one that was refused, or waits for a second person, stays.
  goOn() {
    const line = this.answered && document.getElementById(this.answered)
    this.answered = null
    if (!line) return
    if (line.hasAttribute("data-open")) return this.mark(line)

    const lines = this.lines
    const open = lines.slice(lines.indexOf(line)).concat(lines).find((one) => one.hasAttribute("data-open"))
    if (open) this.enter(open)
    else document.querySelector("#finish")?.focus()
  }

  async stayAwake() {
    if (!this.hasAttribute("awake") || document.hidden) return

    // Some devices refuse, to save power: the list works all the same.
    this.lock = await navigator.wakeLock?.request("screen").catch(() => null)
  }
}

customElements.define("run-sheet", RunSheet)
