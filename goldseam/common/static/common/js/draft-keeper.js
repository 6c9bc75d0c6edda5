// draft-keeper.js
// <body data-draft-restored="Restored what you typed at {time}." data-draft-discard="Discard" data-draft-older="…" data-draft-use="…">
// <draft-keeper key="3:event:12:report"><form>…</form></draft-keeper>      data-restored="…" and so on where a form has words of its own
// keeps what is typed in its form on this device until it is saved, and brings it back after a reload, a
// lost connection or an
// ended session. Where the saved text has changed since, it only offers it: nothing is overwritten unasked. `key`
// opens with the person's number. <saved-draft key="3:event:12:report"></saved-draft> in a page that arrives says
// that it was saved: the draft is forgotten.
// Signing out (<form data-forgets-drafts>) forgets all drafts of the device. Passwords, files and [data-no-draft] are never kept.
const PREFIX = "draft:"
const WAIT = 300
const NEVER = ["password", "file", "hidden", "submit", "button"]
let isLeaving = false

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.keepSoon = () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.keep(), WAIT) }
    this.keepNow = () => { if (this.timer) this.keep() }
    // A list of rows puts itself in order first.
    customElements.whenDefined("row-list").then(() => { if (this.isConnected && this.form) this.begin() })
  }

  disconnectedCallback() {
    this.keepNow()
    clearTimeout(this.timer)
    this.removeEventListener("input", this.keepSoon)
    this.removeEventListener("change", this.keepSoon)
    this.removeEventListener("submit", this.keepNow)
    window.removeEventListener("pagehide", this.keepNow)
    document.removeEventListener("visibilitychange", this.keepNow)
  }

  begin() {
    const draft = recall(this.name)
    const sent = this.values(savedValue)
    // A refused form comes back with what was typed: what the server has saved is still the older text.
    this.saved = draft && same(draft.typed, sent) ? draft.saved : sent
    this.restore(draft)
    this.addEventListener("input", this.keepSoon)
    this.addEventListener("change", this.keepSoon)
    this.addEventListener("submit", this.keepNow)
    window.addEventListener("pagehide", this.keepNow)
    document.addEventListener("visibilitychange", this.keepNow)
  }

  // Asked each time: a part of the page that is exchanged brings a new form.
  get form() {
    return this.querySelector("form")
  }

  get name() {
    return PREFIX + this.getAttribute("key")
  }

  keep() {
    this.timer = null
    const typed = this.values(currentValue)
    if (same(typed, this.saved)) forget(this.name)
    else store(this.name, { at: Date.now(), saved: this.saved, typed })
  }

  restore(draft) {
    if (!draft || same(draft.typed, this.values(currentValue))) return

    const isOlder = !same(draft.saved, this.saved)
    if (!isOlder) this.fill(draft.typed)
    this.tell(draft, isOlder)
  }

  tell(draft, isOlder) {
    const time = new Intl.DateTimeFormat(document.documentElement.lang, timeStyle(draft.at)).format(draft.at)
    const words = this.words(isOlder ? "older" : "restored")
    const use = makeButton(this.words("use"), () => this.settle(draft.typed))
    const discard = makeButton(this.words("discard"), () => {
      forget(this.name)
      this.settle(isOlder ? null : this.saved)
    })
    this.notice = makeNotice(words.replace("{time}", time), isOlder ? [use, discard] : [discard])
    this.prepend(this.notice)
  }

  // The page has words for all; a form can have its own.
  words(name) {
    return this.dataset[name] ?? document.body.getAttribute(`data-draft-${name}`) ?? ""
  }

  settle(values) {
    this.notice.remove()
    if (values) this.fill(values)
    this.fields().find((field) => field.matches("textarea, input"))?.focus()
  }

  // The page of a saved form can come in parts: the fresh form first, then the news.
  wasSaved() {
    this.saved = this.values(savedValue)
    if (!this.notice?.isConnected) return

    this.notice.remove()
    this.fill(this.saved)
  }

  fill(values) {
    for (const list of this.querySelectorAll("row-list")) list.fitTo(Object.keys(values))
    for (const [name, list] of Object.entries(values)) {
      this.fields(name).forEach((field, i) => {
        if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value)
        else if (field.multiple) for (const option of field.options) option.selected = list.includes(option.value)
        else if (list[i] !== undefined) field.value = list[i]
        field.dispatchEvent(new Event("input", { bubbles: true }))
      })
    }
    for (const list of this.querySelectorAll("row-list")) list.arrange()
  }

  values(read) {
    const values = {}
    for (const field of this.fields()) (values[field.name] ??= []).push(...read(field))
    return values
  }

  fields(name = null) {
    return [...this.form.elements].filter((field) => isKept(field) && (name === null || field.name === name))
  }
}

function isKept(field) {
  return field.name && !NEVER.includes(field.type) && !field.closest("[data-no-draft]")
}

function currentValue(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked ? [field.value] : []
  return field.multiple ? [...field.selectedOptions].map((option) => option.value) : [field.value]
}

// What the server sent, even where the browser itself has already put back what was typed.
function savedValue(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.defaultChecked ? [field.value] : []
  if (!field.options) return [field.defaultValue]
  const chosen = [...field.options].filter((option) => option.defaultSelected).map((option) => option.value)
  return chosen.length || field.multiple ? chosen : [field.options[0]?.value ?? ""]
}

function makeButton(words, does) {
  const button = document.createElement("button")
  Object.assign(button, { type: "button", className: "button button--small", textContent: words })
  button.addEventListener("click", does)
  return button
}

function makeNotice(words, actions) {
  const notice = Object.assign(document.createElement("div"), { className: "notice", role: "status" })
  notice.innerHTML = `<span class="notice__symbol" aria-hidden="true">↺</span>
    <div class="notice__body"><p></p><div class="buttons"></div></div>`
  notice.querySelector("p").textContent = words
  notice.querySelector(".buttons").append(...actions)
  return notice
}

function timeStyle(at) {
  const clock = { timeStyle: "short", hourCycle: "h23" }
  return Date.now() - at < 12 * 3600e3 ? clock : { dateStyle: "medium", ...clock }
}

// A field that is not there says as much as an empty one: a form asks for less once something is done.
function same(one, other) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => says(one[name]) === says(other[name]))
}

function says(values = []) {
  return JSON.stringify(values.filter((value) => value !== ""))
}

function recall(name) {
  try { return JSON.parse(localStorage.getItem(name)) } catch { return null }
}

function store(name, draft) {
  if (isLeaving) return

  try {
    localStorage.setItem(name, JSON.stringify(draft))
  } catch { /* A full or closed device keeps nothing; typing goes on. */ }
}

function forget(name) {
  try { localStorage.removeItem(name) } catch { /* Nothing was kept. */ }
}

class SavedDraft extends HTMLElement {
  connectedCallback() {
    const key = this.getAttribute("key")
    forget(PREFIX + key)
    for (const keeper of document.querySelectorAll("draft-keeper")) {
      if (keeper.getAttribute("key") === key && keeper.saved) keeper.wasSaved()
    }
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-forgets-drafts")) return

  isLeaving = true
  Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach(forget)
})

// First the news of what was saved, then the forms: a page can bring both.
customElements.define("saved-draft", SavedDraft)
customElements.define("draft-keeper", DraftKeeper)
