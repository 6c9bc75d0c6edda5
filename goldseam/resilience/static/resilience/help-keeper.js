// help-keeper.js
// <help-keeper worker="/help/service-worker.js" scope="/help/" hidden>This page is kept on this device …</help-keeper>
// keeps the page on the device and says so once that is true. Inside an account `keeps` names what is kept of the page.
customElements.define("help-keeper", class extends HTMLElement {
  async connectedCallback() {
    if (!("serviceWorker" in navigator)) return
    try {
      const made = await navigator.serviceWorker.register(this.getAttribute("worker"), { scope: this.getAttribute("scope") })
      const worker = made.active ?? await active(made)
      await this.keep(worker)
    } catch {
      // Without a place to keep it, the page is a page.
    }
  }

  async keep(worker) {
    const path = this.getAttribute("keeps")
    if (path) await self.keptPages.keep(path)
    else worker.postMessage({ keep: location.pathname })
    this.hidden = path ? !await self.keptPages.has(path) : false
  }
})

async function active(made) {
  const coming = made.installing ?? made.waiting
  return new Promise((done) => coming.addEventListener("statechange", () => { if (coming.state === "activated") done(coming) }))
}
