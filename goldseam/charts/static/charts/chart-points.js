// chart-points.js
// <chart-points><svg>…<g class="chart__points"><g tabindex="0"><title>3 Sep 2026: 14</title><path/></g>…</g></svg></chart-points>
// reads a chart point by point: ← → (Page Up, Page Down by ten), Home and End go from one to the next, and the point that
// has the focus or is nearest to the pointer says what it is in a small tip. Escape takes the tip away.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }
const NEAR = 48

class ChartPoints extends HTMLElement {
  connectedCallback() {
    this.heard = new AbortController()
    const hear = (name, heard) => this.addEventListener(name, heard.bind(this), { signal: this.heard.signal })
    hear("keydown", this.press)
    hear("focusin", (event) => this.tell(this.pointOf(event.target)))
    hear("focusout", this.hush)
    hear("pointerenter", this.measure)
    hear("pointermove", this.point)
    hear("pointerdown", this.point)
    hear("pointerleave", this.hush)
    hear("scroll", this.measure)
  }

  disconnectedCallback() {
    this.heard.abort()
    this.tip?.remove()
    this.tip = this.points = null
  }

  // Titles become labels, or the browser would show a second tip of its own.
  prepare() {
    if (this.points) return

    this.points = [...this.querySelectorAll(".chart__points > *")]
    for (const thing of [this.querySelector("svg"), ...this.points]) {
      const title = thing.querySelector(":scope > title")
      if (title) thing.setAttribute("aria-label", title.textContent)
      title?.remove()
    }
    this.tip = document.createElement("span")
    this.tip.className = "chart__tip"
    this.tip.hidden = this.tip.ariaHidden = true
    this.append(this.tip)
  }

  press(event) {
    if (event.key === "Escape") this.hush()
    const step = STEPS[event.key]
    const at = this.points?.indexOf(this.pointOf(event.target)) ?? -1
    if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return

    event.preventDefault()
    this.go(this.points[Math.min(Math.max(at + step, 0), this.points.length - 1)])
  }

  go(point) {
    this.querySelector(".chart__points > [tabindex='0']")?.setAttribute("tabindex", -1)
    point.setAttribute("tabindex", 0)
    if (point.localName !== "a") point.setAttribute("role", "img")
    point.focus()
  }

  measure() {
    this.prepare()
    const here = this.getBoundingClientRect()
    this.middles = this.points.map((point) => {
      const { x, y, width, height } = point.getBoundingClientRect()
      return [x + width / 2 - here.x, y + height / 2 - here.y]
    })
  }

  point(event) {
    if (!this.middles) this.measure()
    const point = this.pointOf(event.target) ?? this.nearest(event)
    if (point) this.tell(point)
    else this.hush()
  }

  nearest(event) {
    const here = this.getBoundingClientRect()
    const away = this.middles.map(([x, y]) => Math.hypot(event.clientX - here.x - x, event.clientY - here.y - y))
    const least = Math.min(...away)
    return least < NEAR ? this.points[away.indexOf(least)] : null
  }

  pointOf(target) {
    return target.closest(".chart__points > *")
  }

  tell(point) {
    this.prepare()
    if (!point || point === this.told) return

    this.hush()
    this.told = point
    point.dataset.told = ""
    this.tip.textContent = point.getAttribute("aria-label")
    this.tip.hidden = false
    this.place(point.getBoundingClientRect(), this.getBoundingClientRect())
  }

  place(point, here) {
    const { offsetWidth: width, offsetHeight: height } = this.tip
    const left = point.x + point.width / 2 - here.x - width / 2
    const above = point.y - here.y - height - 8
    const x = Math.max(0, Math.min(left, here.width - width)) + this.scrollLeft
    this.tip.style.translate = `${x}px ${above < 0 ? point.bottom - here.y + 8 : above}px`
  }

  hush() {
    if (!this.told) return

    delete this.told.dataset.told
    this.told = null
    this.tip.hidden = true
  }
}

customElements.define("chart-points", ChartPoints)
