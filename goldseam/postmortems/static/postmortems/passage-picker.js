// passage-picker.js
// <passage-picker document="document" form="new-comment"><template><button type="button">Comment on this</button></template></passage-picker>
// offers to comment on the words that somebody selected in the document: it fills in the form's passage and part, and
// opens it. Passages of open threads (<details data-section data-quote>) are lightly marked where they still stand.
class PassagePicker extends HTMLElement {
  connectedCallback() {
    this.article = document.getElementById(this.getAttribute("document"))
    this.form = document.getElementById(this.getAttribute("form"))
    this.button = this.querySelector("template").content.firstElementChild.cloneNode(true)
    this.button.hidden = true
    this.append(this.button)
    this.selected = () => this.offer()
    this.swapped = () => this.mark()
    document.addEventListener("selectionchange", this.selected)
    document.addEventListener("htmx:after:swap", this.swapped)
    this.button.addEventListener("mousedown", (event) => event.preventDefault())
    this.button.addEventListener("click", () => this.comment())
    this.mark()
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.selected)
    document.removeEventListener("htmx:after:swap", this.swapped)
    CSS.highlights?.delete("commented")
  }

  offer() {
    const selection = document.getSelection()
    const part = selection.isCollapsed ? null : this.partOf(selection)
    this.button.hidden = !part
    if (!part) return

    this.quote = selection.toString().trim()
    this.key = part.id.replace("section-", "")
    const box = selection.getRangeAt(0).getBoundingClientRect()
    this.button.style.setProperty("inset-block-start", `${Math.max(box.bottom + 8, 8)}px`)
    this.button.style.setProperty("inset-inline-start", `${Math.min(Math.max(box.left, 8), innerWidth - 180)}px`)
  }

  partOf(selection) {
    const node = selection.anchorNode
    const prose = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest(".prose")
    return prose && this.article.contains(prose) ? prose.closest("[id^=section-]") : null
  }

  comment() {
    this.form.open = true
    const passage = this.form.querySelector("[name=quote]")
    passage.value = this.quote
    const part = this.form.querySelector("[name=section]")
    const heading = document.getElementById(`h-${this.key}`)?.textContent.trim()
    for (const option of part.options) if (option.text === heading) part.value = option.value
    passage.dispatchEvent(new Event("input", { bubbles: true }))
    this.button.hidden = true
    this.form.querySelector("[name=text]").focus()
  }

  mark() {
    if (!CSS.highlights) return
    const threads = document.querySelectorAll("details[data-quote][open]")
    const ranges = [...threads].map((one) => found(document.getElementById(one.dataset.section), one.dataset.quote))
    CSS.highlights.set("commented", new Highlight(...ranges.filter(Boolean)))
  }
}

// The words as a range, where they stand within one run of text.
function found(part, words) {
  const walker = document.createTreeWalker(part?.querySelector(".prose") ?? document.createElement("i"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(words)
    if (start < 0) continue
    const range = new Range()
    range.setStart(walker.currentNode, start)
    range.setEnd(walker.currentNode, start + words.length)
    return range
  }
  return null
}

customElements.define("passage-picker", PassagePicker)
