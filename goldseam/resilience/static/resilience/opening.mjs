// opening.mjs
// The door: opening with the words, or beginning a place, and what is shown then.
import { Overtaken } from "./shelves.mjs"
import { Locked, Vault } from "./vault.mjs"
import { isWeak, newCode, newPassphrase } from "./words.mjs"

export class Opening {
  constructor(place) {
    this.place = place
    this.acts = {
      open: (form) => this.open(form),
      begin: (form) => this.begin(form),
      suggest: () => this.suggest(),
      kept: () => this.kept(),
      print: () => window.print(),
    }
  }

  async shown(view) {
    if (view !== "begin") return
    const words = await newPassphrase() // They take a moment to come: whoever writes, or is about to, keeps their own.
    const field = this.field("begin", "passphrase")
    if (!field.value && field !== document.activeElement) field.value = words
  }

  field(view, name) {
    return this.place.get(view, `[data-name="${name}"]`)
  }

  async suggest() {
    this.field("begin", "passphrase").value = await newPassphrase()
  }

  async open() {
    const field = this.field("closed", "passphrase")
    this.mark(field, "")
    try {
      const { server, dataset } = this.place
      this.place.status("opening")
      this.place.vault = await Vault.open({ server, salt: dataset.salt, typed: field.value })
    } catch (problem) {
      this.place.status("")
      if (problem instanceof Locked) return this.mark(field, "wrong")
      throw problem
    }
    field.value = ""
    this.place.show("home")
    if (this.place.vault.byCode) this.place.status("by-code")
    this.place.vault.keepOn().catch(() => { /* It is kept on when it is opened next time. */ })
  }

  async begin() {
    const field = this.field("begin", "passphrase")
    this.mark(field, "")
    if (isWeak(field.value)) return this.mark(field, "weak")

    const code = newCode()
    const { server, dataset } = this.place
    const staysHere = this.place.get("begin", "[name=stays]:checked").value === "here"
    this.place.status("opening")
    try {
      this.place.vault = await Vault.begin({ server, salt: dataset.salt, passphrase: field.value, code, staysHere })
    } catch (problem) {
      if (problem instanceof Overtaken) return this.mark(field, "taken")
      throw problem
    }
    this.handOver(field.value, code)
  }

  // Shown once: nobody has either of them from now on but the person.
  handOver(passphrase, code) {
    this.field("begin", "passphrase").value = ""
    this.field("begun", "passphrase").textContent = passphrase
    this.field("begun", "code").textContent = code
    this.place.get("begun", "[data-passphrase]").hidden = !passphrase
    this.place.get("begun", "[data-code]").hidden = !code
    this.place.show("begun")
  }

  kept() {
    this.empty()
    this.place.show("home")
  }

  empty() {
    for (const name of ["passphrase", "code"]) this.field("begun", name).textContent = ""
  }

  mark(field, key) {
    const error = field.closest(".field").querySelector(".field__error")
    error.hidden = !key
    error.firstElementChild.textContent = key ? this.place.say(key) : ""
    if (key) { this.place.status(""); field.setAttribute("aria-invalid", "true"); field.focus() } else field.removeAttribute("aria-invalid")
  }
}
