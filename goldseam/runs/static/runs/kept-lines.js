// kept-lines.js
// const lines = new self.KeptLines(element); lines.show(entries)
// shows on the page of a run what waits on this device: each line as it was answered, and how far the run is. `element` is
// <run-offline>, with the words in its data and a <template> for each state.
const { element, said, clock } = self.builtParts
const ENDINGS = ["finish", "abandon"]

self.KeptLines = class {
  constructor(offline) {
    this.offline = offline
    this.words = offline.dataset
  }

  show(entries) {
    for (const [place, entry] of entries.entries()) if (!isSaidAnew(entry, entries.slice(place + 1))) this.apply(entry)
    this.hideEnded(entries.some((entry) => ENDINGS.includes(entry.what)))
    if (entries.some((entry) => entry.said.key)) this.count()
  }

  apply(entry) {
    const line = entry.said.key && document.getElementById(`line-${entry.said.key}`)
    const isShown = line && line.querySelector(`[data-kept="${entry.once}"]`)
    if (line && !isShown) this[entry.what]?.(line, entry)
  }

  answer(line, { at, once, said }) {
    for (const old of line.querySelectorAll(":scope > .run-line__said, :scope > .run-read-back, :scope > [data-kept]")) old.remove()
    const words = element("p", "run-line__said", this.template(`[data-state="${said.state}"]`))
    words.dataset.kept = once
    if (said.value) words.append(" ", element("strong", "", said.value))
    if (said.reason) words.append(" ", element("span", "", said.reason))
    words.append(" ", this.waits(at))
    line.querySelector(".run-line__head").after(words)
    const readBack = line.hasAttribute("data-read-back")
    if (readBack) words.after(this.readBack(line, said, once))
    this.fold(line)
    stand(line, !readBack)
  }

  readBack(line, said, once) {
    const isFound = said.state === "problem"
    const part = this.template(`[data-read-back=${isFound ? "found" : "said"}]`)
    const [text, form] = [part.querySelector("[data-text]"), part.querySelector("form")]
    const whole = [line.querySelector(".run-line__text").textContent, said.value].filter(Boolean).join(": ")
    text.textContent = isFound ? said.reason : whole
    Object.assign(form.elements.key, { value: said.key })
    Object.assign(form.elements.answered, { value: once })
    form.elements.name.id = `name-${said.key}`
    part.querySelector("label").htmlFor = form.elements.name.id
    return part
  }

  confirm(line, { at, once, said }) {
    line.querySelector(":scope > .run-read-back")?.remove()
    line.querySelector(":scope > [data-read]")?.remove()
    const words = element("p", "small", `✓✓ ${this.words.read.replace("{name}", said.name || this.offline.getAttribute("person"))} `)
    words.dataset.kept = words.dataset.read = once
    words.append(this.waits(at))
    line.querySelector(":scope > .run-line__said")?.after(words)
    stand(line, true)
  }

  report(line, { at, once }) {
    const words = element("p", "small", `✦ ${this.words.report} `, this.waits(at))
    words.dataset.kept = once
    line.querySelector("[data-verb=report]")?.replaceWith(words)
  }

  // Whoever wants to say it otherwise opens it again. A run that has ended has no ways to fold.
  fold(line) {
    const fold = line.querySelector(":scope > [id^=again-]") ?? this.folded(line)
    if (!fold) return

    fold.open = false
    fold.querySelector("summary").textContent = this.words.again
  }

  folded(line) {
    const ways = line.querySelector(":scope > .run-line__ways")
    if (!ways) return null

    const fold = element("details", "fold small", element("summary"))
    fold.id = line.id.replace("line-", "again-")
    ways.replaceWith(fold)
    fold.append(ways)
    return fold
  }

  hideEnded(hasEnded) {
    const parts = "#finish, #handover, #abandonment, .run-line__ways, [data-line] > [id^=again-]"
    for (const part of document.querySelectorAll(parts)) part.hidden = hasEnded
  }

  // How far it is, as far as this device knows.
  count() {
    const lines = [...document.querySelectorAll("[data-line]")]
    lines.find((line) => line.hasAttribute("data-open"))?.closest("details").setAttribute("open", "")
    const done = lines.filter((line) => line.querySelector(":scope > .run-line__said")).length
    for (const part of document.querySelectorAll("#run [data-progress]")) part.textContent = said(this.words.progress, { done, total: lines.length })
    for (const part of document.querySelectorAll("#finish [data-still-open]")) part.hidden = true
    for (const pause of document.querySelectorAll(".run-pause")) {
      const [all, open] = ["[data-line]", "[data-line][data-open]"].map((kind) => pause.querySelectorAll(kind).length)
      pause.querySelector("[data-settled]").textContent = said(this.words.settled, { done: all - open, total: all })
    }
  }

  waits(at) {
    return element("span", "quiet small", `↑ ${this.words.waits}, ${clock(at)}`)
  }

  template(name) {
    return this.offline.querySelector(`template${name}`).content.firstElementChild.cloneNode(true)
  }
}

function isSaidAnew({ said }, later) {
  return later.some((entry) => entry.what === "answer" && entry.said.key === said.key)
}

function stand(line, isSettled) {
  line.classList.toggle("run-line--settled", isSettled)
  line.toggleAttribute("data-open", !isSettled)
}
