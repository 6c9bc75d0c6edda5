// theme-choice.js
// <theme-choice role="group" aria-label="Light or dark"><button type="button" value="">As the device</button>
//   <button type="button" value="light">Light</button> <button type="button" value="dark">Dark</button></theme-choice>
// keeps the choice on the device; theme.js reads it before the first paint.
class ThemeChoice extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.choose)
    this.show()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.choose)
  }

  choose(event) {
    const button = event.target.closest("button")
    if (!button) return

    if (button.value) localStorage.setItem("theme", button.value)
    else localStorage.removeItem("theme")
    this.show()
  }

  show() {
    const theme = localStorage.getItem("theme") ?? ""
    document.documentElement.toggleAttribute("data-theme", Boolean(theme))
    if (theme) document.documentElement.dataset.theme = theme
    for (const button of this.querySelectorAll("button")) button.setAttribute("aria-pressed", button.value === theme)
  }
}

customElements.define("theme-choice", ThemeChoice)
