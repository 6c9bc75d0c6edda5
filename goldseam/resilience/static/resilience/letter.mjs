// letter.mjs
// The compassion letter: six questions, then reading it once, and keeping, sealing or deleting it.
import { Editor, today } from "./editor.mjs"
import { told } from "./notes.mjs"
import { Steps } from "./steps.mjs"

export class Letter {
  constructor(place) {
    this.place = place
    this.steps = new Steps(place.querySelector("[data-view=letter]"))
    this.acts = {
      letter: () => this.begin(),
      "letter-next": () => this.go(1),
      "letter-back": () => this.go(-1),
      "letter-stop": () => this.stop(),
      "letter-end": () => this.end(),
    }
    this.clock = place.get("letter", "[data-clock]")
    place.get("letter", "[data-clock-on]").addEventListener("change", () => this.time())
  }

  begin(note = null) {
    this.place.editor = new Editor(this.place, "letter", note)
    this.place.show("letter")
    this.steps.show(0)
    this.time()
  }

  async go(by) {
    this.steps.go(by)
    if (this.steps.isLast) this.place.get("letter", "[data-read]").replaceChildren(...told(this.place.editor.parts))
    this.time()
    await this.place.editor.write()
  }

  // To the last step, where it can be kept or deleted, from wherever one is.
  stop() {
    this.steps.show(this.steps.all.length - 1)
    return this.go(0)
  }

  async end() {
    const { editor } = this.place
    const choice = this.place.get("letter", "[name=letter-end]:checked").value
    if (choice === "delete") await editor.remove()
    else {
      const until = choice === "seal" ? this.place.get("letter", "[data-until]").value : ""
      if (choice === "seal" && until <= today()) return this.place.status("seal-when")
      editor.isUnwritten = true
      await editor.write({ sealedUntil: until })
    }
    const isThere = Boolean(this.place.vault.find(editor.id))
    await this.place.go("home")
    if (isThere || choice === "delete") this.place.status(`letter-${choice}`)
  }

  // A quiet clock for who wants one; nothing happens at its end.
  time() {
    clearInterval(this.timer)
    const isOn = this.place.get("letter", "[data-clock-on]").checked && this.place.view === "letter"
    this.clock.hidden = !isOn
    if (!isOn) return
    let left = Number(this.steps.now.dataset.step)
    const tick = () => {
      this.clock.textContent = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : this.clock.dataset.over
      if (left-- <= 0) clearInterval(this.timer)
    }
    tick()
    this.timer = setInterval(tick, 1000)
  }

  empty() {
    clearInterval(this.timer)
    this.place.get("letter", "[data-read]").replaceChildren()
  }
}
