// reappraisal.mjs
// Another look: first whether something can be changed, then questions in random order, each of which may be left out.
import { Editor } from "./editor.mjs"

export class Reappraisal {
  constructor(place) {
    this.place = place
    this.view = place.querySelector("[data-view=look]")
    this.acts = {
      look: () => this.begin(),
      "look-can": ({ value }) => this.first(value),
      "look-ask": () => this.next(),
      "look-end": () => this.end(),
    }
  }

  begin(note = null) {
    this.place.editor = new Editor(this.place, "look", note)
    this.place.show("look")
    this.order = shuffled([...this.view.querySelectorAll("[data-question]")])
    this.answered = this.order.filter((question) => question.querySelector("textarea").value)
    if (note) this.stage("all")
    else this.stage("can")
  }

  // What comes first: a plan where something can be changed, one small check where that is not sure.
  first(can) {
    if (can === "no") return this.next()
    this.stage(can)
    this.view.querySelector(`[data-stage~="${can}"] textarea`).focus()
  }

  async next() {
    const question = this.order.pop()
    this.stage(question ? "ask" : "end")
    for (const one of this.view.querySelectorAll("[data-question]")) one.hidden = one !== question
    question?.querySelector("textarea").focus()
    await this.place.editor.write()
  }

  async end() {
    await this.place.go("home")
    this.place.status("kept")
  }

  stage(name) {
    for (const stage of this.view.querySelectorAll("[data-stage]")) {
      const stages = stage.dataset.stage.split(" ")
      stage.hidden = name === "all" ? !stages.includes("all") : !stages.includes(name)
    }
    if (name === "all") for (const one of this.view.querySelectorAll("[data-question]")) one.hidden = !this.answered.includes(one)
  }
}

function shuffled(list) {
  for (let last = list.length - 1; last > 0; last--) {
    const other = crypto.getRandomValues(new Uint32Array(1))[0] % (last + 1)
    ;[list[last], list[other]] = [list[other], list[last]]
  }
  return list
}
