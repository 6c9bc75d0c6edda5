// marked-words.js
// <textarea>…</textarea><marked-words></marked-words>      made by language-coach.js
// lies over the field before it (or the one that `field` names) like glass and underlines words in it: `show(text, [{ start, end }, …])`. The field keeps its own
// text, caret and selection; the glass has the same text, invisible, in the same place.
const SAME = [
  "border-block-start-width", "border-block-end-width", "border-inline-start-width", "border-inline-end-width",
  "padding-block-start", "padding-block-end", "padding-inline-start", "padding-inline-end",
  "font-family", "font-size", "font-weight", "font-style", "font-stretch", "font-feature-settings", "font-kerning",
  "font-variant-ligatures", "font-variant-numeric", "font-optical-sizing", "line-height", "letter-spacing", "word-spacing",
  "text-indent", "text-transform", "text-align", "text-rendering", "tab-size", "direction", "hyphens", "line-break",
  "word-break", "overflow-wrap", "white-space",
]

class MarkedWords extends HTMLElement {
  connectedCallback() {
    this.field ??= this.previousElementSibling
    this.setAttribute("aria-hidden", "true")
    this.follow = () => this.scroll()
    this.field.addEventListener("scroll", this.follow)
    // What stands above the field in its frame moves it, and changes the size of the frame.
    this.sizes = new ResizeObserver(() => this.fit())
    this.sizes.observe(this.field)
    this.sizes.observe(this.parentElement)
    this.fit()
  }

  disconnectedCallback() {
    this.sizes.disconnect()
    this.field.removeEventListener("scroll", this.follow)
  }

  show(text, marks) {
    const words = document.createElement("span")
    let at = 0
    for (const mark of marks) {
      if (mark.start < at) continue

      words.append(text.slice(at, mark.start), underlined(text.slice(mark.start, mark.end)))
      at = mark.end
    }
    // What follows can still decide where the last line breaks.
    const end = text.indexOf("\n", at)
    if (marks.length) words.append(text.slice(at, end < 0 ? text.length : end))
    this.replaceChildren(words)
    this.scroll()
  }

  fit() {
    const { field } = this
    if (!this.offsetParent) return

    const look = getComputedStyle(field)
    for (const name of SAME) this.style.setProperty(name, look.getPropertyValue(name))
    const bar = field.offsetWidth - field.clientWidth - width(look, "border-left-width") - width(look, "border-right-width")
    if (bar > 0) this.style.paddingInlineEnd = `${width(look, "padding-inline-end") + bar}px`
    if (field.localName === "input") {
      this.style.whiteSpace = "pre"
      this.style.clipPath = `inset(0 ${look.paddingRight} 0 ${look.paddingLeft})`
      // A line stands in the middle of its field.
      this.style.lineHeight = `${field.clientHeight - width(look, "padding-top") - width(look, "padding-bottom")}px`
    }
    const box = field.getBoundingClientRect()
    const frame = this.offsetParent.getBoundingClientRect()
    this.style.left = `${box.left - frame.left - this.offsetParent.clientLeft}px`
    this.style.top = `${box.top - frame.top - this.offsetParent.clientTop}px`
    this.style.width = `${box.width}px`
    this.style.height = `${box.height}px`
    this.scroll()
  }

  scroll() {
    const words = this.firstElementChild
    if (words) words.style.translate = `${-this.field.scrollLeft}px ${-this.field.scrollTop}px`
  }
}

function underlined(text) {
  return Object.assign(document.createElement("span"), { className: "marked-words__mark", textContent: text })
}

function width(look, name) {
  return parseFloat(look.getPropertyValue(name)) || 0
}

customElements.define("marked-words", MarkedWords)
