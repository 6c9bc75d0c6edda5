// row-list.js
// <row-list><ol class="editor-rows" data-rows>
//   <li class="editor-row" data-row><div class="editor-row__fields">… <input name="form-0-position" data-position> …</div>
//     <div class="editor-row__tools"><button data-up> <button data-down> <button data-remove></div></li></ol>
//   <template>…the same row with __prefix__ for its number…</template>
//   <button type="button" data-add>Add a step</button> <input type="hidden" name="form-TOTAL_FORMS" data-total> </row-list>
// edits a list of rows: adds, removes, and moves them by button or Alt+Arrow; positions follow. A row that
// was saved before is
// not taken out but marked by its <input type="checkbox" name="form-0-DELETE" data-delete>. Without scripts the blank rows
// (.editor-row--blank) and position fields serve; with them one is left where there is no other row.
const TYPED = "textarea, input:not([type=hidden], [type=checkbox], [data-position])"

class RowList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.clicked)
    this.addEventListener("keydown", this.pressed)
    const blank = [...this.querySelectorAll(".editor-row--blank")].filter((row) => !isFilled(row))
    if (blank.length === this.rows().length) blank.shift()?.classList.remove("editor-row--blank")
    blank.forEach((row) => row.remove())
    this.number()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.clicked)
    this.removeEventListener("keydown", this.pressed)
  }

  clicked(event) {
    const button = event.target.closest("button")
    if (!button || button.closest("row-list") !== this) return

    const row = button.closest("[data-row]")
    if (button.matches("[data-add]")) this.add()
    else if (button.matches("[data-remove]")) this.take(row)
    else if (button.matches("[data-up]")) this.move(row, -1, button)
    else if (button.matches("[data-down]")) this.move(row, 1, button)
  }

  pressed(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const row = event.target.closest("[data-row]")
    if (!by || !event.altKey || !row) return

    event.preventDefault()
    this.move(row, by, event.target)
  }

  add() {
    const row = this.grow()
    this.number()
    firstField(row)?.focus()
    this.changed()
  }

  grow(number = this.nextNumber) {
    const holder = document.createElement("template")
    holder.innerHTML = this.querySelector(":scope > template").innerHTML.replaceAll("__prefix__", number)
    const row = holder.content.querySelector("[data-row]")
    this.list.append(row)
    if (this.total) this.total.value = Math.max(Number(this.total.value), number + 1)
    return row
  }

  get total() {
    return this.querySelector("[data-total]")
  }

  get nextNumber() {
    return this.total ? Number(this.total.value) : this.rows().length
  }

  take(row) {
    const rows = this.rows()
    const near = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1]
    const mark = row.querySelector("[data-delete]")
    if (mark) { mark.checked = true; row.hidden = true } else row.remove()
    this.number()
    ;(near && firstField(near) || this.querySelector("[data-add]"))?.focus()
    this.changed()
  }

  move(row, by, focus) {
    const rows = this.rows()
    const other = rows[rows.indexOf(row) + by]
    if (!other) return

    if (by < 0) other.before(row)
    else other.after(row)
    this.number()
    ;(focus.disabled ? row.querySelector(by < 0 ? "[data-down]" : "[data-up]") : focus)?.focus()
    this.changed()
  }

  number() {
    const rows = this.rows()
    rows.forEach((row, i) => {
      const position = row.querySelector("[data-position]")
      if (position) position.value = i + 1
      row.querySelectorAll("[data-number]").forEach((shown) => { shown.textContent = i + 1 })
      row.querySelectorAll("[data-up]").forEach((button) => { button.disabled = i === 0 })
      row.querySelectorAll("[data-down]").forEach((button) => { button.disabled = i === rows.length - 1 })
    })
  }

  // For drafts: exactly the rows whose fields have these names, then in the order that their positions say.
  fitTo(names) {
    for (const row of this.rows()) {
      if (![...row.querySelectorAll("[name]")].some((field) => names.includes(field.name))) row.remove()
    }
    for (const number of this.numbersIn(names)) {
      if (!this.rows().some((row) => row.querySelector(`[name*="-${number}-"]`))) this.grow(number)
    }
  }

  numbersIn(names) {
    const [, before] = this.querySelector(":scope > template").innerHTML.match(/name="([^"]*-)__prefix__-/) ?? []
    const mine = names.filter((name) => before && name.startsWith(before))
    const numbers = mine.map((name) => parseInt(name.slice(before.length)))
    return new Set(numbers.filter(Number.isInteger))
  }

  arrange() {
    const at = (row) => Number(row.querySelector("[data-position]")?.value ?? 0)
    for (const row of this.rows().sort((one, other) => at(one) - at(other))) {
      this.list.append(row)
      row.hidden = row.querySelector("[data-delete]")?.checked ?? false
    }
    this.number()
  }

  // A draft-keeper around the list hears of it.
  changed() {
    this.dispatchEvent(new Event("change", { bubbles: true }))
  }

  rows() {
    return [...this.list.querySelectorAll(":scope > [data-row]")].filter((row) => !row.hidden)
  }

  get list() {
    return this.querySelector("[data-rows]")
  }
}

function isFilled(row) {
  return [...row.querySelectorAll(TYPED)].some((field) => field.value.trim())
}

function firstField(row) {
  return row.querySelector(`${TYPED}, select`)
}

customElements.define("row-list", RowList)
