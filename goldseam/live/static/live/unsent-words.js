// unsent-words.js
// <unsent-words key="safety:K7…"><form>… <textarea></textarea></form></unsent-words>
// keeps what is typed in its field in this tab until it is sent: another step, or a page that loads again, brings it back.
// <unsent-words key="safety:K7…"></unsent-words>   without a field says that it was sent: the words are forgotten.
// <unsent-words key="safety:K7…" hidden>… <textarea readonly></textarea></unsent-words>   is shown only if words were left.
class UnsentWords extends HTMLElement {
  connectedCallback() {
    const words = sessionStorage.getItem(this.key)
    if (!this.field) return sessionStorage.removeItem(this.key)
    if (words && !this.field.value) this.field.value = words
    this.hidden = this.field.readOnly && !words
    this.keep = () => sessionStorage.setItem(this.key, this.field?.value ?? "")
    this.addEventListener("input", this.keep)
  }

  disconnectedCallback() {
    this.removeEventListener("input", this.keep)
  }

  get key() {
    return `unsent:${this.getAttribute("key")}`
  }

  get field() {
    return this.querySelector("textarea")
  }
}

customElements.define("unsent-words", UnsentWords)
