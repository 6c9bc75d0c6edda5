// card-writer.js
// <card-writer key="…" most="60"><form data-new data-live>… <input name="id"><textarea name="text"> …</form>
//   <p data-more-in-hands hidden> <p data-full hidden> <span data-count>
//   <ul data-written><li data-draft="…"><form data-live>…<button data-take-back></form></li></ul>
//   <template><li data-draft="__key__">…</li></template></card-writer>
// writes cards: Enter lays one down, and what is typed is saved at each pause. What stands in the field for a new card is
// kept in this tab as well, and comes back when the page is loaded again. <live-room> around it sends what it is given.
const PAUSE = 500
const LONGEST = 2_000
const FREES = ["data-clears", "data-fresh-id"]

class CardWriter extends HTMLElement {
  connectedCallback() {
    this.room = this.closest("live-room")
    for (const [name, listener] of Object.entries(this.listeners)) this.addEventListener(name, listener)
    if (this.querySelector("template")) this.begin()
    else setTimeout(() => { if (this.isConnected) this.begin() }) // It takes the place of another one, and its parts come after it.
  }

  begin() {
    this.restore()
    this.look()
  }

  // Another stage has begun: the last words still go, or are shown as not taken.
  disconnectedCallback() {
    if (this.timer) this.save()
    sessionStorage.removeItem(this.kept)
    for (const [name, listener] of Object.entries(this.listeners)) this.removeEventListener(name, listener)
  }

  listeners = {
    input: (event) => this.typed(event.target),
    beforeinput: (event) => this.entered(event),
    submit: (event) => this.sent(event),
  }

  get fresh() {
    return this.querySelector("[data-new]")
  }

  get kept() {
    return `card:${this.id}:${this.getAttribute("key")}`
  }

  get drafts() {
    return [...this.querySelectorAll("[data-draft]")]
  }

  typed(field) {
    const { form } = field
    if (this.form && this.form !== form) this.save()
    this.form = form
    this.since ??= Date.now()
    this.remember()
    this.look()
    clearTimeout(this.timer)
    const wait = field.type === "radio" ? 0 : Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now()))
    this.timer = setTimeout(() => this.save(), wait)
  }

  // A new card that nobody has laid down yet is saved as well, and goes on being written.
  save() {
    clearTimeout(this.timer)
    const { form } = this
    this.timer = this.since = this.form = undefined
    const thing = form && `draft-${key(form)}`
    if (!form || (!words(form) && form.dataset.thing !== thing)) return
    form.dataset.thing = thing
    if (form.isConnected) form.requestSubmit()
    else this.room.outbox.take({ target: form, preventDefault() {} })
  }

  // Enter, also of a keyboard on glass that names no keys.
  entered(event) {
    if (event.inputType !== "insertLineBreak") return
    event.preventDefault()
    if (event.target.form === this.fresh) this.fresh.requestSubmit(this.fresh.querySelector("button"))
    else this.fresh.elements.namedItem("text").focus()
  }

  sent(event) {
    const { submitter, target } = event
    if (submitter?.matches("[data-take-back]")) this.takeBack(target)
    else if (submitter && target === this.fresh) this.lay(event)
  }

  // The form sends itself; then it is free for the next card, which has a key of its own.
  lay(event) {
    const form = event.target
    if (!words(form)) {
      event.preventDefault()
      event.stopPropagation()
      return form.elements.namedItem("text").focus()
    }
    clearTimeout(this.timer)
    this.timer = this.since = this.form = undefined
    this.querySelector("[data-written]").prepend(this.row(form))
    form.dataset.thing = `draft-${key(form)}`
    for (const name of FREES) form.toggleAttribute(name, true)
    sessionStorage.removeItem(this.kept)
    setTimeout(() => {
      for (const name of FREES) form.removeAttribute(name)
      form.elements.namedItem("text").focus()
      this.look()
    })
  }

  row(form) {
    const holder = document.createElement("template")
    holder.innerHTML = this.querySelector("template").innerHTML.replaceAll("__key__", key(form))
    const row = holder.content.querySelector("[data-draft]")
    fill(row.querySelector("form"), { text: words(form), hands: hands(form) })
    return row
  }

  takeBack(form) {
    if (this.form === form) { clearTimeout(this.timer); this.timer = this.form = undefined }
    const { drafts } = this
    const row = form.closest("[data-draft]")
    const near = drafts[drafts.indexOf(row) + 1] ?? drafts[drafts.indexOf(row) - 1]
    setTimeout(() => { row.remove(); this.look() })
    ;(near?.querySelector("[data-take-back]") ?? this.fresh.elements.namedItem("text")).focus()
  }

  // What stands in the field, even where the server has not heard of it.
  remember() {
    const form = this.fresh
    if (this.form !== form) return
    sessionStorage.setItem(this.kept, JSON.stringify({ id: key(form), text: form.elements.namedItem("text").value, hands: hands(form) }))
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.kept) ?? "null")
    const form = this.fresh
    if (!kept || words(form)) return
    this.querySelector(`[data-draft="${kept.id}"]`)?.remove()
    form.elements.namedItem("id").value = kept.id
    fill(form, kept)
  }

  // How many cards there are, whether there is room for more, and whether all look at what others did.
  look() {
    const { drafts } = this
    this.querySelector("[data-count]").textContent = drafts.length
    const isFull = drafts.length >= Number(this.getAttribute("most"))
    this.fresh.hidden = isFull
    this.querySelector("[data-full]").hidden = !isFull
    const marks = [...drafts.map((draft) => draft.querySelector("form")), this.fresh].map(hands).filter(Boolean)
    const ours = marks.filter((mark) => mark === "yes").length
    this.querySelector("[data-more-in-hands]").hidden = marks.length < 3 || 2 * ours >= marks.length
  }
}

function words(form) {
  return form.elements.namedItem("text").value.trim()
}

function key(form) {
  return form.elements.namedItem("id").value
}

function hands(form) {
  return form.querySelector("[name=in_hands]:checked")?.value ?? ""
}

function fill(form, { text, hands }) {
  form.elements.namedItem("text").value = text
  for (const choice of form.querySelectorAll("[name=in_hands]")) choice.checked = choice.value === hands
}

customElements.define("card-writer", CardWriter)
