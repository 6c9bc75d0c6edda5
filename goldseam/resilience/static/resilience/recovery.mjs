// recovery.mjs
// The recovery routine: walk, water, ten breaths, writing or not, three drafts of if-then plans, and sleep before big decisions.
import { Editor } from "./editor.mjs"
import { Steps } from "./steps.mjs"

export class Recovery {
  constructor(place) {
    this.place = place
    this.steps = new Steps(place.querySelector("[data-view=recovery]"))
    this.acts = {
      recovery: () => this.begin(),
      "recovery-next": () => this.go(1),
      "recovery-back": () => this.go(-1),
      "recovery-end": () => this.end(),
    }
  }

  begin(note = null) {
    this.place.editor = new Editor(this.place, "recovery", note)
    this.place.show("recovery")
    this.steps.show(note ? this.steps.all.length - 2 : 0)
  }

  async go(by) {
    this.place.querySelector("[data-view=recovery] quiet-breath").stop()
    this.steps.go(by)
    await this.place.editor.write()
  }

  async end() {
    await this.place.go("home")
    this.place.status("rested")
  }
}
