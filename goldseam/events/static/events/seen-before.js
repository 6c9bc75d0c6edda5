// seen-before.js
// <a href="#seen-before" data-seen-before hidden>…</a> … <seen-before id="seen-before" form="log" href="/acme/events/similar"></seen-before>
// shows what is like the text in that form whenever its writer pauses, and the link to it. What is typed is posted there
// and kept nowhere. Without an answer nothing is shown, and nobody is told: logging does not depend on it.
// Other forms say which of their fields count: <seen-before … fields="title idea">. Without a name of a form it is the one
// around it.
const PAUSE = 700
const FIELDS = "text place tags"

class SeenBefore extends HTMLElement {
  connectedCallback() {
    this.form = this.hasAttribute("form") ? document.getElementById(this.getAttribute("form")) : this.closest("form")
    this.typed = () => this.waitForPause()
    this.form?.addEventListener("input", this.typed)
    if (this.form && this.names.some((name) => this.typedIn(name))) this.waitForPause()
  }

  disconnectedCallback() {
    this.form?.removeEventListener("input", this.typed)
    clearTimeout(this.pause)
    this.asking?.abort()
  }

  get names() {
    return (this.getAttribute("fields") ?? FIELDS).split(" ")
  }

  typedIn(name) {
    return this.form.elements[name]?.value ?? ""
  }

  waitForPause() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.look(), PAUSE)
  }

  async look() {
    const names = ["csrfmiddlewaretoken", ...this.names]
    const fields = new URLSearchParams(names.map((name) => [name, this.typedIn(name)]))
    if (String(fields) === this.asked) return

    this.asked = String(fields)
    this.asking?.abort()
    this.asking = new AbortController()
    try {
      this.show(await this.answer(fields, this.asking.signal))
    } catch {
      this.asked = ""  // No connection, or another pause came sooner.
    }
  }

  async answer(fields, signal) {
    const response = await fetch(this.getAttribute("href"), { method: "POST", body: fields, signal })
    return response.ok && !response.redirected ? response.text() : ""
  }

  show(html) {
    if (html.trim() === this.innerHTML.trim()) return

    this.innerHTML = html
    for (const link of document.querySelectorAll("[data-seen-before]")) link.hidden = !html.trim()
  }
}

customElements.define("seen-before", SeenBefore)
