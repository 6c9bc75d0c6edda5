// if-then-preview.js
// <if-then-preview sentence="If {trigger}, then {response}"> <p data-sentence></p> </if-then-preview>, in a form with fields of
// these names: shows the two halves as the sentence that they make, while somebody types. What the sentence says already
// (“If if it rains”) is left out, as when it is saved.
const HALVES = ["trigger", "response"]
const SAID_ALREADY = [/^[…\s]*(if|when|whenever|wenn|falls)\b[…\s]*/i, /^[…\s]*(then|dann)\b[…\s]*/i]

class IfThenPreview extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.show = () => { this.querySelector("[data-sentence]").textContent = this.sentence }
    this.form?.addEventListener("input", this.show)
    this.show()
  }

  disconnectedCallback() {
    this.form?.removeEventListener("input", this.show)
  }

  get sentence() {
    const words = HALVES.map((name, at) => {
      const half = this.form?.elements[name]?.value.trim().replace(/\s+/g, " ")
      return half?.replace(SAID_ALREADY[at], "") || half
    })
    if (!words.some(Boolean)) return ""

    return this.getAttribute("sentence").replace(/\{(\w+)\}/g, (_blank, name) => words[HALVES.indexOf(name)] || "…")
  }
}

customElements.define("if-then-preview", IfThenPreview)
