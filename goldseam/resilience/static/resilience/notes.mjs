// notes.mjs
// What is kept: the list, one note to read, those that are a year old, and how heavy things felt.
import { inAYear, today } from "./editor.mjs"

const ENOUGH = 5

export class Notes {
  constructor(place) {
    this.place = place
    this.acts = {
      read: ({ value }) => this.read(value),
      unseal: () => this.open(this.place.vault.find(this.id)),
      "write-on": () => this.writeOn(),
      "delete-note": () => this.remove(this.id),
      "keep-old": ({ value }) => this.keep(value),
      "delete-old": ({ value }) => this.remove(value),
      "forget-heavy": () => this.forgetHeavy(),
    }
  }

  async shown(view) {
    if (view !== "home") return
    this.list()
    await this.place.vault.load().catch((problem) => this.place.tell(problem)) // Another tab may have written.
    this.list()
  }

  list() {
    if (!this.place.vault) return
    const notes = [...this.place.vault.notes].sort((one, other) => other.day.localeCompare(one.day))
    const old = notes.filter((note) => note.askOn <= today())
    this.fill("[data-notes]", notes.map((note) => this.row(note, this.button("read", note, this.place.say("read")))))
    this.fill("[data-old]", old.map((note) => this.row(note, this.button("keep-old", note, this.place.say("keep")), this.button("delete-old", note, this.place.say("delete")))))
    this.place.get("home", "[data-none]").hidden = notes.length > 0
    this.place.get("home", "[data-old-part]").hidden = !old.length
    this.trend(notes.filter((note) => Object.keys(note.heavy ?? {}).length))
  }

  row(note, ...buttons) {
    const { element } = self.builtParts
    const words = element("p", "list__title", this.place.say(`kind-${note.kind}`))
    const when = element("p", "list__meta", isSealed(note) ? this.place.say("sealed", { day: day(note.sealedUntil) }) : day(note.day))
    return element("li", "list__item", element("div", "", words, when), element("div", "list__end row", ...buttons))
  }

  button(does, note, words) {
    const made = self.builtParts.element("button", "button button--small", words)
    made.setAttribute("aria-label", `${words}: ${this.place.say(`kind-${note.kind}`)}, ${day(note.day)}`)
    Object.assign(made, { type: "button", value: note.id })
    made.dataset.does = does
    return made
  }

  read(id) {
    const note = this.place.vault.find(id)
    this.id = id
    this.place.show("note")
    this.place.get("note", "h2").textContent = `${this.place.say(`kind-${note.kind}`)} · ${day(note.day)}`
    if (!isSealed(note)) return this.open(note)
    this.part(false)
    this.place.get("note", "[data-sealed-until]").textContent = this.place.say("sealed", { day: day(note.sealedUntil) })
  }

  open(note) {
    this.part(true)
    this.fill("[data-told]", told(note.parts), "note")
  }

  part(isOpen) {
    this.place.get("note", "[data-is-sealed]").hidden = isOpen
    this.place.get("note", "[data-is-open]").hidden = !isOpen
  }

  writeOn() {
    const note = this.place.vault.find(this.id)
    const exercise = { letter: this.place.letter, look: this.place.reappraisal, recovery: this.place.recovery }[note.kind]
    exercise.begin(structuredClone(note))
  }

  async remove(id) {
    if (!await this.place.sure("note")) return
    this.place.vault.remove(id)
    this.empty()
    await this.place.store()
    this.place.show("home")
    this.place.status("deleted")
  }

  async keep(id) {
    this.place.vault.put({ ...this.place.vault.find(id), askOn: inAYear() })
    await this.place.store()
    this.list()
  }

  // Only from five on: fewer say nothing.
  trend(felt) {
    this.place.get("home", "[data-heavy-part]").hidden = felt.length < ENOUGH
    const { element } = self.builtParts
    const rows = felt.map(({ day: on, heavy }) => element("tr", "", element("td", "", day(on)), ...["before", "after"].map((when) => element("td", "table__number", String(heavy[when] ?? "–")))))
    this.fill("[data-heavy-rows]", felt.length < ENOUGH ? [] : rows)
  }

  async forgetHeavy() {
    for (const note of this.place.vault.notes) if (note.heavy) this.place.vault.put({ ...note, heavy: {} })
    await this.place.store()
    this.list()
  }

  fill(selector, made, view = "home") {
    this.place.get(view, selector).replaceChildren(...made)
  }

  empty() {
    for (const part of ["[data-notes]", "[data-old]", "[data-heavy-rows]"]) this.fill(part, [])
    this.fill("[data-told]", [], "note")
    this.place.get("note", "h2").textContent = ""
  }
}

export function told(parts) {
  const { element } = self.builtParts
  return parts.flatMap(({ title, text }) => [element("h3", "h4", title), element("p", "as-written", text)])
}

export function asMarkdown(place) {
  return place.vault.notes
    .map((note) => [`# ${place.say(`kind-${note.kind}`)}, ${note.day}`, ...heaviness(place, note), ...note.parts.map(({ title, text }) => `## ${title}\n\n${text}`)].join("\n\n"))
    .join("\n\n")
}

function heaviness(place, { heavy = {} }) {
  return Object.entries(heavy).map(([when, value]) => place.say(`heavy-${when}`, { value }))
}

const isSealed = (note) => Boolean(note.sealedUntil) && note.sealedUntil > today()
const day = (date) => new Intl.DateTimeFormat(tongue(), { dateStyle: "long" }).format(new Date(`${date}T12:00`))

// The page's language as this device writes it.
function tongue() {
  const { lang } = document.documentElement
  return navigator.languages.find((one) => one.startsWith(lang)) ?? lang
}
