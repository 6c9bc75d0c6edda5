// language-coach.js
// <language-coach src="/acme/coach" data-one="1 thing to look at" data-many="{count} things to look at" data-more="…">
//   <template>…what <coach-notes> shows, with one <li data-note>…</template> <p class="visually-hidden" role="status"></p></language-coach>
// looks at what is typed in the narrative fields of the page: every <textarea>, and every line that takes more than a
// name. Words worth a second look are underlined (marked-words.js) and listed below the field (coach-notes.js). It never
// holds anything up. data-coach="off" on a field or around it leaves it alone, data-coach="on" takes a short line too;
// what [data-no-draft] keeps off the device's drafts is never sent. F8 goes to the next words.
const PAUSE = 250
const SAY_AFTER = 1200
const NAME = 120
const FINE = "coach-fine"
const REMEMBERED = 300

class LanguageCoach extends HTMLElement {
  connectedCallback() {
    this.looks = new Map()
    this.listeners = {
      input: (event) => this.typed(event.target),
      keydown: (event) => { if (event.key === "F8") this.goOn(event) },
      "htmx:before:swap": () => { this.left = document.activeElement },
      "htmx:after:swap": () => this.putBack(),
    }
    for (const [name, listener] of Object.entries(this.listeners)) document.addEventListener(name, listener)
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) document.removeEventListener(name, listener)
    for (const look of this.looks.values()) look.end()
    clearTimeout(this.saying)
  }

  // A script can fill fields too, such as those of a draft: only where somebody types is anything asked.
  typed(field) {
    this.looks.get(field)?.follow()
    if (field !== document.activeElement || !isNarrative(field)) return

    if (!this.looks.has(field)) this.looks.set(field, new Look(field, this))
    this.looks.get(field).askSoon()
    clearTimeout(this.saying)
  }

  goOn(event) {
    const field = event.target.closest?.("coach-notes")?.field ?? event.target
    const next = this.looks.get(field)?.next()
    if (!next) return

    event.preventDefault()
    this.say(`${next.text}: ${next.why}`)
  }

  // A part of the page that is exchanged comes without what stands beside its fields.
  putBack() {
    for (const [field, look] of this.looks) {
      if (field.isConnected) look.follow()
      else this.handOver(field, look)
    }
    if (this.left?.isConnected && document.activeElement === document.body) this.left.focus({ preventScroll: true })
  }

  handOver(field, look) {
    look.end()
    this.looks.delete(field)
    const fresh = field.id && document.getElementById(field.id)
    if (!fresh || !isNarrative(fresh) || fresh.value !== look.text || !look.marks.length) return

    this.looks.set(fresh, new Look(fresh, this, look.marks))
    this.looks.get(fresh).show()
  }

  // Once the typing has paused for longer, and only what has changed.
  sayCount(field, count) {
    clearTimeout(this.saying)
    this.saying = setTimeout(() => { if (field === document.activeElement) this.say(count ? this.words(count) : "") }, SAY_AFTER)
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words
  }

  words(count) {
    return count === 1 ? this.dataset.one : this.dataset.many.replace("{count}", count)
  }
}

// What is known of one field: its text when it was last seen, and the words to look at in it.
class Look {
  constructor(field, coach, marks = []) {
    Object.assign(this, { field, coach, marks, text: field.value })
    this.words = Object.assign(document.createElement("marked-words"), { field })
    this.notes = Object.assign(document.createElement("coach-notes"), { field, coach })
    this.listeners = {
      "coach:use": (event) => this.use(event.detail),
      "coach:fine": (event) => this.leave(event.detail),
      "coach:show": (event) => this.select(event.detail),
    }
    for (const [name, listener] of Object.entries(this.listeners)) this.notes.addEventListener(name, listener)
  }

  end() {
    clearTimeout(this.timer)
    this.asking?.abort()
    this.words.remove()
    this.notes.remove()
  }

  // Marks stay with their words while the text around them changes; an answer about another text comes too late.
  follow() {
    if (this.field.value !== this.text) this.asking?.abort()
    this.marks = moved(this.marks, this.text, this.field.value)
    this.text = this.field.value
    this.show()
  }

  askSoon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), PAUSE)
  }

  async ask() {
    this.asking = new AbortController()
    const found = await marksOf(this.field, this.coach.getAttribute("src"), this.asking.signal)
    if (!found || !this.field.isConnected || this.asking.signal.aborted) return

    const before = this.marks.length
    const fine = recall()
    this.marks = found.filter((mark) => !fine.includes(this.nameOf(mark)))
    this.show()
    if (this.marks.length !== before) this.coach.sayCount(this.field, this.marks.length)
  }

  show() {
    // Nothing is built beside a field in which there is nothing to look at.
    if (!this.marks.length && !this.notes.isConnected) return

    const place = this.field.closest("label") ?? this.field
    if (!this.notes.isConnected) place.after(this.words, this.notes)
    this.words.show(this.text, this.marks)
    this.notes.show(this.marks)
  }

  next() {
    const from = this.field.selectionEnd
    const next = this.marks.find((mark) => mark.start >= from) ?? this.marks[0]
    if (next) this.select(next)
    return next
  }

  select(mark) {
    this.field.focus()
    this.field.setSelectionRange(mark.start, mark.end)
  }

  // As if it were typed, so that the browser can undo it.
  use(mark) {
    this.select(mark)
    if (!document.execCommand("insertText", false, mark.rewrite)) {
      this.field.setRangeText(mark.rewrite, mark.start, mark.end, "end")
      this.field.dispatchEvent(new Event("input", { bubbles: true }))
    }
  }

  leave(mark) {
    const name = this.nameOf(mark)
    remember(name)
    this.marks = this.marks.filter((other) => this.nameOf(other) !== name)
    this.show()
    if (this.marks.length) this.notes.focusFirst()
    else this.field.focus()
  }

  // The same words in the same field. A form that was refused comes back under another address; its draft keeps its name.
  nameOf(mark) {
    const home = this.field.closest("draft-keeper")?.getAttribute("key") ?? location.pathname
    return [home, this.field.name, mark.rule, mark.text.toLowerCase()].join(" ")
  }
}

function isNarrative(field) {
  const isText = field.localName === "textarea" || (field.localName === "input" && field.type === "text")
  if (!isText || !tokenOf(field) || field.closest("[data-no-draft]")) return false

  const said = field.closest("[data-coach]")?.dataset.coach
  return said ? said === "on" : field.localName === "textarea" || field.maxLength > NAME
}

function tokenOf(field) {
  return field.form?.elements.csrfmiddlewaretoken?.value
}

// Without an answer there are no new marks; nobody needs to hear of it.
async function marksOf(field, address, signal) {
  const headers = { "X-CSRFToken": tokenOf(field) }
  const body = new URLSearchParams({ text: field.value })
  try {
    const answer = await fetch(address, { method: "POST", headers, body, signal, redirect: "error" })
    return answer.ok ? (await answer.json()).marks : null
  } catch {
    return null
  }
}

// Where the marks are after some typing; what was typed into is a mark no more.
function moved(marks, before, after) {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let rest = 0
  while (rest < most - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++
  const by = after.length - before.length
  const isAfter = (mark) => mark.start >= before.length - rest
  return marks
    .filter((mark) => mark.end <= start || isAfter(mark))
    .map((mark) => (mark.end <= start ? mark : { ...mark, start: mark.start + by, end: mark.end + by }))
}

function recall() {
  try { return JSON.parse(localStorage.getItem(FINE)) ?? [] } catch { return [] }
}

function remember(name) {
  try {
    localStorage.setItem(FINE, JSON.stringify([...recall().filter((other) => other !== name), name].slice(-REMEMBERED)))
  } catch { /* A full or closed device forgets it with the page. */ }
}

document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-forgets-drafts")) localStorage.removeItem(FINE)
})

customElements.define("language-coach", LanguageCoach)
