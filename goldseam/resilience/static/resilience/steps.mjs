// steps.mjs
// The steps of an exercise ([data-step]), one at a time: forward, back, and never a word about those that were left out.
export class Steps {
  constructor(view) {
    this.view = view
    this.all = [...view.querySelectorAll("[data-step]")]
    this.progress = view.querySelector("[data-progress]")
  }

  get now() {
    return this.all[this.at]
  }

  get isLast() {
    return this.at === this.all.length - 1
  }

  show(at) {
    this.at = Math.max(0, Math.min(at, this.all.length - 1))
    for (const [place, step] of this.all.entries()) step.hidden = place !== this.at
    if (this.progress) this.progress.textContent = self.builtParts.said(this.progress.dataset.said, { step: this.at + 1, steps: this.all.length })
    this.view.querySelector("[data-back]").hidden = this.at === 0
    for (const one of this.view.querySelectorAll("[data-next], [data-enough]")) one.hidden = this.isLast
  }

  go(by) {
    this.show(this.at + by)
    const first = this.now.querySelector("h3") ?? this.now.querySelector("textarea, [type=checkbox]")
    first.focus()
  }
}
