// breath.mjs
// <quiet-breath data-in="Breathe in" data-out="Breathe out" data-of="{n} of 10" data-done="…"><div class="breath__ring"><span data-count>…
// Ten breaths, four seconds in and six out. A ring grows and shrinks with them (breath.css); who asks for less motion has the
// words and the count alone.
const IN = 4
const OUT = 6
const BREATHS = 10

export class Breath extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const does = target.closest("[data-breath]")?.dataset.breath
      if (does) this[does]()
    })
    this.stop()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  start() {
    this.second ??= 0
    this.state("running")
    this.tick()
    this.timer = setInterval(() => this.tick(), 1000)
  }

  pause() {
    clearInterval(this.timer)
    this.state("paused")
  }

  stop(words = "") {
    clearInterval(this.timer)
    this.second = null
    this.word = ""
    this.state("still")
    this.tell(words, "", "")
  }

  tick() {
    const breath = Math.floor(this.second / (IN + OUT))
    if (breath === BREATHS) return this.stop(this.dataset.done)
    const within = this.second % (IN + OUT)
    this.phase = within < IN ? "in" : "out"
    const count = within < IN ? within + 1 : within - IN + 1
    this.tell(this.dataset[this.phase], count, self.builtParts.said(this.dataset.of, { n: breath + 1 }))
    this.second += 1
  }

  // Words are said once a phase, the count is only for the eyes.
  tell(words, count, number) {
    if (this.word !== words) this.querySelector("[data-word-now]").textContent = this.word = words
    this.querySelector("[data-count]").textContent = count
    this.querySelector("[data-number]").textContent = number
    this.setAttribute("phase", count === "" ? "" : this.phase)
  }

  state(name) {
    const shown = { still: ["start"], running: ["pause", "stop"], paused: ["start", "stop"] }[name]
    for (const button of this.querySelectorAll("[data-breath]")) button.hidden = !shown.includes(button.dataset.breath)
    this.setAttribute("state", name)
  }
}
