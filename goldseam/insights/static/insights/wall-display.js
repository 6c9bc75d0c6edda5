// wall-display.js
// <wall-display every="60"><main id="wall">…</main></wall-display>
// fetches the page again and exchanges what is in it, so that nothing flickers. Without an answer all stays as it is,
// and the page says by itself, after a while, that there is no connection. Without script the page reloads itself.
class WallDisplay extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.renew(), Number(this.getAttribute("every")) * 1000)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  async renew() {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null)
    if (answer?.status === 404) return location.reload()
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.querySelector("wall-display")
    if (fresh) this.replaceChildren(...fresh.childNodes)
  }
}

customElements.define("wall-display", WallDisplay)
