// connection-notice.js
// <connection-notice data-offline="Not sent: no connection. …" data-refused="Not sent: your session has ended. …"
//   data-failed="Not sent: something went wrong. …" data-sign-in="Sign in" data-sign-in-href="/accounts/login/" data-close="Close">
// says calmly that something was not sent, and keeps the page as it is. Where an answer is another page than the one that was
// asked for, it goes to that page.
class ConnectionNotice extends HTMLElement {
  connectedCallback() {
    this.listeners = {
      "htmx:error": (event) => { if (event.detail.ctx && !event.detail.ctx.response) this.say("offline") },
      "htmx:response:error": (event) => this.answer(event.detail.ctx),
      "htmx:before:swap": (event) => { if (this.hasMoved(event.detail.ctx)) event.preventDefault() },
      "htmx:after:swap": (event) => { if (hasArrived(event.detail.ctx)) this.replaceChildren() },
    }
    for (const [name, listener] of Object.entries(this.listeners)) document.addEventListener(name, listener)
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) document.removeEventListener(name, listener)
  }

  answer(ctx) {
    const status = ctx.response.status
    if (status === 401 || status === 403) this.say("refused")
    else if (status >= 500 || status === 429) this.say("failed")
  }

  hasMoved(ctx) {
    const answer = ctx?.response?.raw
    if (!answer?.redirected) return false

    const path = new URL(answer.url).pathname
    if (path === this.dataset.signInHref) {
      this.say("refused")
      return true
    }
    if (!ctx.select || new DOMParser().parseFromString(ctx.text, "text/html").querySelector(ctx.select)) return false

    location.href = answer.url
    return true
  }

  say(what) {
    const text = Object.assign(document.createElement("p"), { textContent: this.dataset[what] })
    const body = Object.assign(document.createElement("div"), { className: "notice__body" })
    const buttons = Object.assign(document.createElement("div"), { className: "buttons" })
    const symbol = Object.assign(document.createElement("span"), { className: "notice__symbol", textContent: "!" })
    const notice = Object.assign(document.createElement("div"), { className: "notice notice--attention", role: "alert" })
    const close = Object.assign(document.createElement("button"), { className: "button button--small", type: "button", textContent: this.dataset.close })
    close.addEventListener("click", () => this.replaceChildren())
    if (what === "refused") {
      const href = `${this.dataset.signInHref}?next=${encodeURIComponent(location.pathname + location.search)}`
      buttons.append(Object.assign(document.createElement("a"), { className: "button button--small", href, textContent: this.dataset.signIn }))
    }
    buttons.append(close)
    body.append(text, buttons)
    symbol.setAttribute("aria-hidden", "true")
    notice.append(symbol, body)
    this.replaceChildren(notice)
  }
}

// A refused form (422) has arrived too: what is wrong stands beside its fields.
function hasArrived(ctx) {
  const status = ctx?.response?.status
  return status < 400 || status === 422
}

customElements.define("connection-notice", ConnectionNotice)
