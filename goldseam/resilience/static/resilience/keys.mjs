// keys.mjs
// What opens the place, copies of it, and deleting it.
import { asMarkdown } from "./notes.mjs"
import { Locked } from "./vault.mjs"
import { isWeak, newCode, newPassphrase } from "./words.mjs"

export class Keys {
  constructor(place) {
    this.place = place
    this.acts = {
      rewrap: () => this.passphrase(),
      recode: () => this.code(),
      "suggest-next": async () => { this.field("next").value = await newPassphrase() },
      "export-json": () => this.hand("private-place.json", "application/json", JSON.stringify(place.vault.notes, null, 2)),
      "export-words": () => this.hand("private-place.md", "text/markdown", asMarkdown(place)),
      "forget-all": () => this.forget(),
    }
  }

  get opening() {
    return this.place.parts[0]
  }

  field(name) {
    return this.place.get("keys", `[data-name="${name}"]`)
  }

  async passphrase() {
    const next = this.field("next").value
    this.opening.mark(this.field("next"), "")
    if (isWeak(next)) return this.opening.mark(this.field("next"), "weak")
    if (await this.exchange("words", this.field("now"), next)) this.opening.handOver(next, "")
  }

  async code() {
    const code = newCode()
    if (await this.exchange("code", this.field("now-too"), code)) this.opening.handOver("", code)
  }

  async exchange(which, field, fresh) {
    this.opening.mark(field, "")
    this.place.status("opening")
    try {
      await this.place.vault.exchange(which, field.value, fresh)
    } catch (problem) {
      if (!(problem instanceof Locked)) throw problem
      this.opening.mark(field, "wrong")
      return false
    }
    this.empty()
    return true
  }

  hand(name, type, text) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  async forget() {
    if (!await this.place.sure("all")) return
    await this.place.vault.forget()
    this.place.editor = null
    await this.place.lock("forgotten")
  }

  empty() {
    for (const name of ["now", "next", "now-too"]) this.field(name).value = ""
  }
}
