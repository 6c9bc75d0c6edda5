// editor.mjs
// One note while it is written: what stands in the fields of a view ([data-field]) is sealed and stored at each pause.
const PAUSE = 1_500

export class Editor {
  constructor(place, kind, note = null) {
    Object.assign(this, { place, kind, id: note?.id ?? crypto.randomUUID(), stamp: note?.stamp, note: note ?? {}, isUnwritten: false })
    this.view = place.querySelector(`[data-view="${kind}"]`)
    this.fill()
  }

  get fields() {
    return [...this.view.querySelectorAll("[data-field]")]
  }

  fill() {
    const parts = Object.fromEntries((this.note.parts ?? []).map(({ key, text }) => [key, text]))
    for (const field of this.fields) {
      if (field.type === "checkbox") field.checked = (parts[field.dataset.field] ?? "").split(", ").includes(field.value)
      else field.value = parts[field.dataset.field] ?? ""
    }
    for (const scale of this.view.querySelectorAll("[data-heavy]")) {
      const value = String(this.note.heavy?.[scale.dataset.heavy] ?? "")
      for (const radio of scale.querySelectorAll("input")) radio.checked = radio.value === value
    }
  }

  typed(field) {
    if (!field.closest("[data-field], [data-heavy]")) return
    this.isUnwritten = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.write(), PAUSE)
  }

  get parts() {
    const said = new Map()
    for (const field of this.fields) {
      const text = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim()
      const { field: key, title } = field.dataset
      if (text) said.set(key, { key, title, text: said.has(key) ? `${said.get(key).text}, ${text}` : text })
    }
    return [...said.values()]
  }

  get heavy() {
    const chosen = [...this.view.querySelectorAll("[data-heavy] input:checked")].filter((radio) => radio.value !== "")
    return Object.fromEntries(chosen.map((radio) => [radio.closest("[data-heavy]").dataset.heavy, Number(radio.value)]))
  }

  async write(more = {}) {
    clearTimeout(this.timer)
    if (!this.place.vault || (!this.isUnwritten && !Object.keys(more).length)) return
    this.isUnwritten = false
    const { parts, heavy } = this
    const there = this.place.vault.find(this.id)
    if (!parts.length && !Object.keys(heavy).length && !there) return

    // Changed or deleted elsewhere meanwhile: that stays as it is, and this is a note of its own.
    if (this.stamp && there?.stamp !== this.stamp) this.id = crypto.randomUUID()
    this.note = { askOn: inAYear(), day: today(), ...this.note, id: this.id, kind: this.kind, parts, heavy, ...more }
    this.stamp = this.place.vault.put(this.note)
    if (!await this.place.store()) this.isUnwritten = true
  }

  async remove() {
    clearTimeout(this.timer)
    this.isUnwritten = false
    if (!this.place.vault.find(this.id)) return
    this.place.vault.remove(this.id)
    await this.place.store()
  }
}

export const today = () => new Date().toLocaleDateString("sv")

export function inAYear() {
  const day = new Date()
  day.setFullYear(day.getFullYear() + 1)
  return day.toLocaleDateString("sv")
}
