// save-receipt.js
// <save-receipt data-name="receipt.txt" data-text="…"><button type="button" data-save>…</button><button type="button" data-print>…</button></save-receipt>
class SaveReceipt extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.keep)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.keep)
  }

  keep({ target }) {
    if (target.closest("[data-print]")) print()
    if (!target.closest("[data-save]")) return

    const file = URL.createObjectURL(new Blob([`${this.dataset.text}\n`], { type: "text/plain" }))
    Object.assign(document.createElement("a"), { href: file, download: this.dataset.name }).click()
    URL.revokeObjectURL(file)
  }
}

customElements.define("save-receipt", SaveReceipt)
