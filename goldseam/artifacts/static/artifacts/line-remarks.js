// line-remarks.js
// <line-remarks hx-post="/acme/artifacts/hints" …> <li id="hint-C7-id_form-0-text" data-about="id_form-0-text"
//   data-level="warn" data-title="A vague word">…</li> </line-remarks>
// ties each remark to the field that it speaks of: the field is described by it, and a mark below the field names it.
// Where no answer comes, nobody is disturbed: nothing that matters was lost.
const FAILURES = ["htmx:error", "htmx:response:error"]

class LineRemarks extends HTMLElement {
  connectedCallback() {
    this.observer = new MutationObserver(() => this.tie())
    this.observer.observe(this, { childList: true, subtree: true, characterData: true })
    for (const name of FAILURES) this.addEventListener(name, hush)
    this.tie()
  }

  disconnectedCallback() {
    this.observer.disconnect()
    for (const name of FAILURES) this.removeEventListener(name, hush)
  }

  tie() {
    this.untie()
    for (const remark of this.querySelectorAll("[data-about]")) {
      const field = document.getElementById(remark.dataset.about)
      if (field) describe(field, remark)
    }
  }

  untie() {
    document.querySelectorAll(".remark-mark").forEach((mark) => mark.remove())
    for (const field of document.querySelectorAll('[aria-describedby*="hint-"]')) {
      const left = described(field).filter((id) => !id.startsWith("hint-"))
      if (left.length) field.setAttribute("aria-describedby", left.join(" "))
      else field.removeAttribute("aria-describedby")
    }
  }
}

function describe(field, remark) {
  field.setAttribute("aria-describedby", [...described(field), remark.id].join(" "))
  // The words of the remark are read with the field, so the mark is for the eye alone.
  const mark = document.createElement("span")
  mark.className = `remark-mark remark-mark--${remark.dataset.level}`
  mark.setAttribute("aria-hidden", "true")
  mark.textContent = remark.dataset.title
  field.closest(".field")?.append(mark)
}

function described(field) {
  return (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
}

function hush(event) {
  event.stopPropagation()
}

customElements.define("line-remarks", LineRemarks)
