// short-cut.js
// <short-cut keys="l" label="Log it"><a href="/acme/events/new">Log it</a></short-cut>      presses the link or button in it
// <short-cut keys="l" label="Log it" href="/acme/events/new"></short-cut>                  goes there
// <short-cut keys="e" label="Edit" target="#edit"></short-cut>                             presses that, or goes into that field,
//                                                                                          opening what it is folded in
// A single key, ignored while typing; `?` opens <dialog id="shortcuts">, where all of them can be switched off.
const OFF = "shortcuts-off"

class ShortCut extends HTMLElement {
  connectedCallback() {
    this.pressed = (event) => this.press(event)
    document.addEventListener("keydown", this.pressed)
    this.control?.setAttribute("aria-keyshortcuts", this.key)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.pressed)
  }

  get key() {
    return this.getAttribute("keys")
  }

  get control() {
    const target = this.getAttribute("target")
    return target ? document.querySelector(target) : this.querySelector("a, button")
  }

  press(event) {
    if (event.key !== this.key || !isFree(event)) return

    event.preventDefault()
    if (this.hasAttribute("href")) location.href = this.getAttribute("href")
    else if (this.control?.matches("input, textarea, select, summary")) enter(this.control)
    else this.control?.click()
  }
}

function enter(field) {
  field.closest("details")?.setAttribute("open", "")
  field.focus()
  field.select?.()
}

function isFree(event) {
  const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog[open]")
  return !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !localStorage.getItem(OFF)
}

function explain(dialog) {
  const list = dialog.querySelector("[data-keys]")
  list.replaceChildren(...[...list.children].slice(0, 2))
  for (const shortCut of document.querySelectorAll("short-cut[label]")) {
    const key = document.createElement("dt")
    key.append(Object.assign(document.createElement("kbd"), { textContent: shortCut.key }))
    list.append(key, Object.assign(document.createElement("dd"), { textContent: shortCut.getAttribute("label") }))
  }
  dialog.querySelector("[data-shortcuts-on]").checked = !localStorage.getItem(OFF)
}

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && isFree(event)) document.querySelector("[data-opens='shortcuts']")?.click()
})
document.addEventListener("beforetoggle", (event) => {
  if (event.target.id === "shortcuts" && event.newState === "open") explain(event.target)
}, true)
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-shortcuts-on]")) return

  if (event.target.checked) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, "yes")
})

customElements.define("short-cut", ShortCut)
