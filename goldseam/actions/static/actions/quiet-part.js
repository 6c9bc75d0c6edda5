// quiet-part.js
// <quiet-part hx-post="/acme/actions/hints" hx-trigger="input from:'closest form' delay:700ms" …></quiet-part>
// is filled by htmx while somebody types. Where it cannot be, nobody is disturbed: nothing that matters was lost.
const FAILURES = ["htmx:error", "htmx:response:error"]

class QuietPart extends HTMLElement {
  connectedCallback() {
    for (const name of FAILURES) this.addEventListener(name, hush)
  }

  disconnectedCallback() {
    for (const name of FAILURES) this.removeEventListener(name, hush)
  }
}

function hush(event) {
  event.stopPropagation()
}

customElements.define("quiet-part", QuietPart)
