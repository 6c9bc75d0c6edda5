// word-count.js
// <word-count data-most="500" data-said="{count} of {most} words" data-over="{count} words: {over} too many">
//   <form>… <textarea></textarea> … <p data-count></p> <p class="visually-hidden" role="status" data-say></p></form></word-count>
// counts the words of all text areas in it while somebody types. The server counts them the same way.
class WordCount extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this.count)
    this.addEventListener("click", this.count)
    this.count()
  }

  disconnectedCallback() {
    this.removeEventListener("input", this.count)
    this.removeEventListener("click", this.count)
  }

  count() {
    const texts = [...this.querySelectorAll("textarea")].map((field) => field.value)
    const count = texts.join(" ").split(/\s+/).filter(Boolean).length
    const over = Math.max(0, count - this.dataset.most)
    const words = (over ? this.dataset.over : this.dataset.said)
      .replace("{count}", count).replace("{most}", this.dataset.most).replace("{over}", over)
    this.querySelector("[data-count]").textContent = words
    this.say(over ? words : "")
  }

  // Only that the page is full, or no longer: each word would be noise.
  say(words) {
    const line = this.querySelector("[data-say]")
    this.querySelector("[data-count]").classList.toggle("word-count--over", Boolean(words))
    if (Boolean(words) !== Boolean(line.textContent)) line.textContent = words
  }
}

customElements.define("word-count", WordCount)
