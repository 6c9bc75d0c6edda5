// copy-button.js
// <copy-button data-done="Copied"><input readonly value="https://…"><button type="button" class="button">Copy</button></copy-button>
// copies the field's value, and says so for a moment.
class CopyButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.copy)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.copy)
    clearTimeout(this.timer)
  }

  async copy(event) {
    const button = event.target.closest("button")
    if (!button || this.timer) return

    const field = this.querySelector("input, textarea")
    field.select()
    // Without TLS a page may not write to the clipboard; the old command still may.
    await (navigator.clipboard?.writeText(field.value) ?? document.execCommand("copy"))
    const before = button.textContent
    button.textContent = this.dataset.done
    button.setAttribute("aria-live", "polite")
    this.timer = setTimeout(() => { button.textContent = before; this.timer = null }, 2500)
  }
}

customElements.define("copy-button", CopyButton)
