// unsent-words.js
// <unsent-words key="safety:3f9c…"><form>… <textarea></textarea></form></unsent-words>
// keeps what is typed in its field in this tab until it is sent: another step, or a page that loads again, brings it back.
// `key` belongs to one device, room and account: nobody else who comes to this tab finds the words. Signing out
// (<form data-forgets-drafts>) forgets them.
// <unsent-words key="safety:3f9c…"></unsent-words>   without a field says that it was sent: the words are forgotten.
// <unsent-words key="safety:3f9c…" hidden>… <textarea readonly></textarea></unsent-words>   is shown only if words were left.
const PREFIX = "unsent:"

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
    return PREFIX + this.getAttribute("key")
  }

  get field() {
    return this.querySelector("textarea")
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-forgets-drafts")) return

  Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => sessionStorage.removeItem(name))
})

customElements.define("unsent-words", UnsentWords)
