// connection-notice.js
// <connection-notice data-offline="Not sent: no connection. …" data-refused="Not sent: your session has ended. …"
//   data-failed="Not sent: something went wrong. …"><template><div class="notice" role="alert"><p data-words></p>
//   <a data-sign-in href="/accounts/login/">Sign in</a> <button data-close>Close</button></div></template></connection-notice>
// says calmly that something was not sent, and keeps the page as it is. Where the answer is another page than the
// one that was asked for, it goes to that page.
class ConnectionNotice extends HTMLElement {
  connectedCallback() {
    this.template ??= this.querySelector("template")
    this.listeners = {
      submit: (event) => { if (isLost(event)) { event.preventDefault(); this.say("offline") } },
      "htmx:error": (event) => { if (event.detail.ctx && !event.detail.ctx.response) this.say("offline") },
      "htmx:response:error": (event) => this.answer(event.detail.ctx),
      "htmx:before:swap": (event) => { if (this.hasMoved(event.detail.ctx)) event.preventDefault() },
      "htmx:after:swap": (event) => { if (hasArrived(event.detail.ctx)) this.clear() },
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
    if (path === this.template.content.querySelector("[data-sign-in]").getAttribute("href")) {
      this.say("refused")
      return true
    }
    const page = new DOMParser().parseFromString(ctx.text, "text/html")
    if (!ctx.select || page.querySelector(ctx.select)) return false

    location.href = answer.url
    return true
  }

  say(what) {
    const shown = this.template.content.cloneNode(true)
    shown.querySelector("[data-words]").textContent = this.dataset[what]
    const signIn = shown.querySelector("[data-sign-in]")
    if (what === "refused") signIn.search = `?next=${encodeURIComponent(location.pathname + location.search)}`
    else signIn.remove()
    shown.querySelector("[data-close]").addEventListener("click", () => this.clear())
    this.replaceChildren(this.template, shown)
  }

  clear() {
    this.replaceChildren(this.template)
  }
}

// Without a connection the browser would leave for a page of its own.
function isLost(event) {
  return !navigator.onLine && event.target.method === "post" && !event.defaultPrevented
}

// A refused form (422) has arrived too: what is wrong stands beside its fields.
function hasArrived(ctx) {
  const status = ctx?.response?.status
  return status < 400 || status === 422
}

customElements.define("connection-notice", ConnectionNotice)
