// card-table.js
// <card-table data-picked="{count} picked up" data-keys="Arrow keys choose …" data-over="To: {name}"><p data-table-says role="status"></p>
//   <section data-to="12"><h2><input type="checkbox" name="whole" form="move"> …</h2><ul><li><input type="checkbox" name="card" form="move"> …
//   <form id="move" data-live><span data-mover-count></span><select name="to">…</form></card-table>
// moves cards by dragging and by keys. What is checked is picked up: Space picks up, arrows choose where it goes, Enter lays
// it down, Escape puts it back; with nothing picked up arrows go from card to card. The form moves without any of this.
const ON = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

class CardTable extends HTMLElement {
  connectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) this.addEventListener(name, listener)
    this.count()
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) this.removeEventListener(name, listener)
  }

  listeners = {
    change: () => this.count(),
    keydown: (event) => this.pressed(event),
    pointerdown: (event) => this.loosen(event),
    dragstart: (event) => this.drag(event),
    dragover: (event) => this.over(event),
    dragleave: (event) => { if (!this.contains(event.relatedTarget)) this.aim(null) },
    dragend: () => this.aim(null),
    drop: (event) => this.drop(event),
    submit: () => setTimeout(() => this.count()),
  }

  get form() {
    return this.querySelector("#move")
  }

  get picked() {
    return [...this.querySelectorAll("[form=move]:checked")]
  }

  get places() {
    return [...this.querySelectorAll("[data-to]")]
  }

  // While the table is put into a page, its form may not be there yet.
  count() {
    if (!this.form) return
    const { length } = this.picked
    const { picked, keys } = this.dataset
    this.say(length ? picked.replace("{count}", length) : "", keys)
    if (!length) this.aim(null)
  }

  pressed(event) {
    if (!event.target.matches("[form=move]")) return
    if (event.key in ON) this.step(event, ON[event.key])
    else if (event.key === "Enter") this.lay(event)
    else if (event.key === "Escape") this.putBack(event)
  }

  // With something picked up the place changes, else the card.
  step(event, by) {
    event.preventDefault()
    if (this.picked.length) return this.aim(next(this.places, this.aimed, by))
    next([...this.querySelectorAll("[form=move]")], event.target, by)?.focus()
  }

  lay(event) {
    event.preventDefault()
    if (!this.picked.length) return event.target.click()
    if (this.aimed) this.move(this.aimed.dataset.to)
    else this.form.elements.namedItem("to").focus()
  }

  putBack(event) {
    if (!this.picked.length) return
    event.preventDefault()
    for (const one of this.picked) one.checked = false
    this.count()
  }

  // Where it would go, shown and said.
  aim(place) {
    this.aimed?.removeAttribute("data-aimed")
    this.aimed = place
    if (!place) return
    place.setAttribute("data-aimed", "")
    this.say(this.dataset.over.replace("{name}", nameOf(place)))
    this.form.elements.namedItem("to").value = place.dataset.to
    place.scrollIntoView({ block: "nearest" })
  }

  // Whoever hears the page is told the keys, too.
  say(words, more = "") {
    this.querySelector("[data-mover-count]").textContent = words
    this.querySelector("[data-table-says]").textContent = words && `${words}. ${more}`
  }

  move(to) {
    this.form.elements.namedItem("to").value = to
    this.form.requestSubmit()
    this.aim(null)
  }

  // A mouse drags; a finger scrolls, and picks up by a tap.
  loosen(event) {
    const card = event.target.closest("li, .cluster__head")
    if (card && event.pointerType === "mouse") card.draggable = !event.target.closest("input:not([form=move]), button, summary, select")
  }

  drag(event) {
    const box = event.target.querySelector?.("[form=move]")
    if (!box) return
    if (!box.checked) for (const one of this.picked) one.checked = false
    box.checked = true
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", event.target.textContent.trim())
    this.count()
  }

  over(event) {
    const place = event.target.closest("[data-to]")
    if (!this.picked.length || !place) return
    event.preventDefault()
    if (place !== this.aimed) this.aim(place)
  }

  // On a card that lies alone: the two make a cluster.
  drop(event) {
    const place = event.target.closest("[data-to]")
    if (!this.picked.length || !place) return
    event.preventDefault()
    const under = event.target.closest("li")?.querySelector("[name=card]")
    if (place.dataset.to || !under || under.checked) return this.move(place.dataset.to)
    under.checked = true
    this.move("new")
  }
}

function next(all, one, by) {
  const at = all.indexOf(one)
  return all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
}

function nameOf(place) {
  return document.getElementById(place.getAttribute("aria-labelledby")).textContent.trim()
}

customElements.define("card-table", CardTable)
