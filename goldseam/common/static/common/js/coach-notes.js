// coach-notes.js
// <textarea>…</textarea><marked-words></marked-words><coach-notes></coach-notes>      made by language-coach.js, with `coach` and `field`
// says below the field how many words are worth a second look, and opens a list of them: the words, why, a question or
// another wording. `show([{ text, why, suggestion, rewrite }, …])`. Its buttons send coach:show (find the words),
// coach:use (take the wording) and coach:fine (leave the words alone). Escape closes the list.
const LISTED = 8

class CoachNotes extends HTMLElement {
  connectedCallback() {
    this.pressed = (event) => { if (event.key === "Escape" && this.details?.open) this.close(event) }
    this.addEventListener("keydown", this.pressed)
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.pressed)
  }

  show(marks) {
    this.build()
    const shown = marks.map((mark) => [mark.rule, mark.text, mark.suggestion].join("\n")).join("\n\n")
    this.marks = marks
    this.hidden = !marks.length
    if (shown === this.shown) return

    this.shown = shown
    this.querySelector("[data-count]").textContent = this.coach.words(marks.length)
    this.querySelector("[data-notes]").replaceChildren(...marks.slice(0, LISTED).map((mark, number) => this.note(mark, number)))
    const more = this.querySelector("[data-more]")
    more.hidden = marks.length <= LISTED
    more.textContent = this.coach.dataset.more.replace("{count}", marks.length - LISTED)
    if (!marks.length) this.details.open = false
  }

  build() {
    if (this.details) return

    const copy = this.coach.querySelector("template").content.cloneNode(true)
    this.pattern = copy.querySelector("[data-note]")
    this.pattern.remove()
    this.append(copy)
    this.details = this.querySelector("details")
  }

  note(mark, number) {
    const note = this.pattern.cloneNode(true)
    const put = (name, words) => { note.querySelector(`[data-${name}]`).textContent = words }
    put("show", mark.text)
    put("why", mark.why)
    put("suggestion", mark.suggestion)
    put("rewrite", mark.rewrite)
    if (!mark.rewrite) note.querySelectorAll("[data-rewrite], [data-use]").forEach((part) => part.remove())
    for (const [name, words] of [["show", ""], ["use", mark.rewrite], ["fine", mark.text]]) {
      const button = note.querySelector(`[data-${name}]`)
      if (words) button.setAttribute("aria-label", `${button.textContent}: ${words}`)
      // While people type on, the words move: the mark of that number is where they are now.
      button?.addEventListener("click", () => this.send(name, this.marks[number]))
    }
    return note
  }

  send(name, mark) {
    this.dispatchEvent(new CustomEvent(`coach:${name}`, { detail: mark }))
  }

  focusFirst() {
    this.querySelector("[data-notes] button")?.focus()
  }

  close(event) {
    event.preventDefault()
    event.stopPropagation()
    this.details.open = false
    this.field.focus()
  }
}

customElements.define("coach-notes", CoachNotes)
