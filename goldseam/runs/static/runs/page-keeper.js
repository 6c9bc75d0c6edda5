// page-keeper.js
// <page-keeper data-path="/acme/runs/new?artifact=7" data-kept="Kept on this device. Take it off" hidden><button>…</button></page-keeper>
// keeps a page on this device until it is taken off again (see kept-pages.js). Where nothing can be kept it stays hidden.
class PageKeeper extends HTMLElement {
  connectedCallback() {
    this.offered ??= this.button.textContent
    this.addEventListener("click", this.turn)
    this.show()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.turn)
  }

  get button() {
    return this.querySelector("button")
  }

  async turn(event) {
    if (event.target !== this.button) return
    const { path } = this.dataset
    if (await self.keptPages.has(path)) await self.keptPages.drop(path)
    else await self.keptPages.keep(path)
    await this.show()
  }

  async show() {
    if (!self.keptPages || !navigator.serviceWorker) return
    const isKept = await self.keptPages.has(this.dataset.path)
    this.button.textContent = isKept ? this.dataset.kept : this.offered
    this.hidden = false
  }
}

customElements.define("page-keeper", PageKeeper)
