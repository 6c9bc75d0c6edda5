// place.mjs
// <private-place data-address="/acme/private/vault" data-salt="3f…" data-token="…">…<section data-view="closed">…</private-place>
// One page: its views are shown one at a time, what a button with data-does="name" does stands in one of the parts. The key and
// the notes are in the memory of this tab alone; they go when it is locked, left alone, or closed.
import { canSeal, Full } from "./box.mjs"
import { Breath } from "./breath.mjs"
import { Keys } from "./keys.mjs"
import { Letter } from "./letter.mjs"
import { Notes } from "./notes.mjs"
import { Opening } from "./opening.mjs"
import { Plan } from "./plan.mjs"
import { Reappraisal } from "./reappraisal.mjs"
import { Recovery } from "./recovery.mjs"
import { Away, Refused, ServerShelf } from "./shelves.mjs"
import { Gone } from "./vault.mjs"

const PATIENCE = 10 * 60_000
const LOOK = 15_000

class PrivatePlace extends HTMLElement {
  connectedCallback() {
    this.words = Object.fromEntries([...this.querySelector("[data-words]").content.children].map((one) => [one.dataset.word, one.textContent.trim()]))
    if (!canSeal()) return this.show(self.isSecureContext ? "old" : "unsafe")

    this.server = new ServerShelf(this.dataset.address, this.dataset.token)
    this.acts = { go: ({ dataset }) => this.go(dataset.to), back: () => this.show(this.before), lock: () => this.lock("locked") }
    this.letter = new Letter(this)
    this.reappraisal = new Reappraisal(this)
    this.recovery = new Recovery(this)
    this.parts = [new Opening(this), new Notes(this), new Plan(this), new Keys(this), this.letter, this.reappraisal, this.recovery]
    for (const part of this.parts) Object.assign(this.acts, part.acts)
    this.listen()
    this.show("closed")
  }

  disconnectedCallback() {
    clearInterval(this.timer)
    for (const [where, name, listener] of this.listeners ?? []) where.removeEventListener(name, listener)
  }

  listen() {
    const active = () => { this.activeAt = Date.now() }
    this.listeners = [
      [this, "click", (event) => this.act(event, event.target.closest("button[data-does]"))],
      [this, "submit", (event) => this.act(event, event.target.closest("form[data-does]"))],
      [this, "input", ({ target }) => this.editor?.typed(target)],
      [this, "change", ({ target }) => target.dataset.reveals && this.reveal(target)],
      [this, "keydown", (event) => this.enter(event)],
      [window, "pointerdown", active],
      [window, "keydown", active],
      [window, "beforeunload", (event) => { if (this.editor?.isUnwritten) event.preventDefault() }],
      [document, "visibilitychange", () => document.hidden ? this.editor?.write() : this.look()],
    ]
    for (const [where, name, listener] of this.listeners) where.addEventListener(name, listener)
    this.timer = setInterval(() => this.look(), LOOK)
    active()
  }

  async act(event, what) {
    if (!what) return
    if (event.type === "submit" && what.method === "dialog") event.preventDefault()
    if (what.ariaBusy === "true") return

    what.ariaBusy = "true"
    try {
      await this.acts[what.dataset.does](what)
    } catch (problem) {
      this.tell(problem)
    }
    what.ariaBusy = null
  }

  // Whoever leaves an exercise keeps what is there.
  async go(view) {
    if (view === "home" && this.editor) await this.leave()
    this.show(view)
  }

  async leave() {
    await this.editor.write()
    this.editor = null
    this.empty()
  }

  // Left alone for long: locked.
  look() {
    if (this.vault && Date.now() - this.activeAt > PATIENCE) this.lock("left")
  }

  async lock(why) {
    await this.editor?.write()
    this.vault = this.editor = null
    this.empty()
    this.show("closed")
    this.status(why)
  }

  // Nothing that was written stays in the page.
  empty() {
    for (const field of this.querySelectorAll("textarea, input:not([type=hidden], [type=radio], [type=checkbox])")) field.value = field.defaultValue
    for (const field of this.querySelectorAll("[type=radio], [type=checkbox]")) field.checked = field.defaultChecked
    for (const box of this.querySelectorAll("[data-reveals]")) this.reveal(box)
    for (const fold of this.querySelectorAll("details")) fold.open = false
    for (const part of this.parts) part.empty?.()
  }

  // Six words are many to type unseen, and too many for one line of a phone.
  reveal(box) {
    const field = this.querySelector(`#${box.dataset.reveals}`)
    if (box.checked === (field.localName === "textarea")) return

    const other = document.createElement(box.checked ? "textarea" : "input")
    for (const { name, value } of field.attributes) if (!["type", "rows"].includes(name)) other.setAttribute(name, value)
    Object.assign(other, box.checked ? { rows: 2 } : { type: "password" }, { value: field.value.replace(/\s+/g, " ") })
    field.replaceWith(other)
  }

  // Words that open something stand in one line, whatever room they take.
  enter(event) {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("textarea[data-name]")) return
    event.preventDefault()
    event.target.form.requestSubmit()
  }

  show(name) {
    this.before = this.view ?? "closed"
    this.view = name
    for (const view of this.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name
    for (const one of this.querySelectorAll("[data-when-open]")) one.hidden = !this.vault
    for (const one of document.querySelectorAll("[data-when-closed]")) one.hidden = Boolean(this.vault)
    for (const one of this.querySelectorAll("[data-not-at-home]")) one.hidden = name === "home"
    this.status("")
    for (const part of this.parts ?? []) part.shown?.(name)
    const heading = this.querySelector(`[data-view="${name}"] :is(h1, h2)`)
    if (this.vault || this.before !== "closed") { heading.tabIndex = -1; heading.focus() }
  }

  get(view, selector) {
    return this.querySelector(`[data-view="${view}"] ${selector}`)
  }

  say(key, values = {}) {
    return self.builtParts.said(this.words[key], values)
  }

  status(key, values) {
    this.querySelector("[data-status]").textContent = key ? this.say(key, values) : ""
  }

  // What went wrong, in words; what was typed stays.
  tell(problem) {
    const known = [[Full, "full"], [Gone, "gone"], [Away, "away"]].find(([kind]) => problem instanceof kind)
    if (problem instanceof Refused) this.querySelector("[data-status]").textContent = problem.message
    else this.status(known?.[1] ?? "failed")
    if (!known && !(problem instanceof Refused)) throw problem
  }

  // Seals and stores, and says where it lies now.
  async store() {
    const { vault } = this
    try {
      const isStored = await vault.save()
      if (vault === this.vault) this.status(isStored ? (vault.staysHere ? "saved-here" : "saved") : "waits")
      return true
    } catch (problem) {
      this.tell(problem)
      return false
    }
  }

  // A question before something that cannot be undone.
  async sure(name) {
    const dialog = this.querySelector(`dialog[data-sure="${name}"]`)
    dialog.returnValue = ""
    dialog.showModal()
    await new Promise((done) => dialog.addEventListener("close", done, { once: true }))
    return dialog.returnValue === "yes"
  }
}

customElements.define("quiet-breath", Breath)
customElements.define("private-place", PrivatePlace)
