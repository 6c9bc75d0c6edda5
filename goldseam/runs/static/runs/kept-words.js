// kept-words.js
// const words = new self.KeptWords(element); words.show(all, run)
// says in <run-offline> what waits on this device, what was not taken, and what belongs to somebody else.
const { element, notice, button, link, said, clock } = self.builtParts
const ENDINGS = ["finish", "abandon"]

self.KeptWords = class {
  constructor(offline) {
    this.offline = offline
    this.words = offline.dataset
  }

  // What is said stays as it is until there is news: a button keeps its focus, and nothing is read out twice.
  show(all, run) {
    const news = JSON.stringify([all, run, this.offline.signedOut])
    if (news === this.said) return
    this.said = news
    const { root, who } = this.offline
    const mine = all.filter((entry) => entry.who === who)
    const others = all.filter((entry) => entry.who !== who && entry.root === root)
    const begun = mine.filter((entry) => entry.what === "start" && !entry.refused && entry.run !== run)
    const here = mine.filter((entry) => entry.run === run && !entry.refused)
    this.offline.box.replaceChildren(
      ...this.waiting(mine.filter((entry) => !entry.refused && !entry.arrived)),
      ...here.filter(({ what }) => ENDINGS.includes(what) || what === "hand_over").map((entry) => this.ended(entry)),
      ...begun.map((entry) => this.begun(entry)),
      ...this.refused(mine.filter((entry) => entry.refused)),
      ...this.others(others),
    )
  }

  waiting({ length }) {
    if (!length) return []
    const words = length === 1 ? this.words.one : said(this.words.many, { count: length })
    const { signedOut } = this.offline
    return [notice("attention", "↑", `${words} ${signedOut ? this.words.signedOut : this.words.later}`, ...signedOut ? [this.signIn()] : [])]
  }

  signIn() {
    const offered = document.querySelector("connection-notice template").content.querySelector("[data-sign-in]")
    return link(offered.textContent, `${offered.getAttribute("href")}?next=${encodeURIComponent(location.pathname + location.search)}`)
  }

  ended(entry) {
    const { what, said: { note, reason } } = entry
    const words = [this.words[what], note ?? reason].filter(Boolean).join(" ")
    return notice("success", "✓", words, ...ENDINGS.includes(what) ? [button(this.words.back, () => this.offline.drop(entry))] : [])
  }

  // A run that was begun on this device and is not the one that is shown.
  begun({ run, arrived, checklist, at, said: { artifact, ref } }) {
    const words = arrived ? said(this.words.arrived, { number: arrived }) : this.words.start
    const href = arrived ? `${this.offline.root}/${arrived}` : `${this.offline.root}/new?artifact=${artifact}#${run}`
    return notice("", "▸", [words, checklist, ref, clock(at)].filter(Boolean).join(", "), link(this.words.open, href))
  }

  // What was not taken can be copied or dropped: nothing that was typed is lost.
  refused(entries) {
    const reasons = [...new Set(entries.map((entry) => entry.refused))]
    return reasons.map((reason) => {
      const words = `${this.words.refused}: ${reason === "gone" ? this.words.gone : reason}`
      return notice("error", "!", words, ...entries.filter((entry) => entry.refused === reason).map((entry) => this.typed(entry)))
    })
  }

  typed(entry) {
    const { checklist, line, at, said: { ref, value, reason, note, name } } = entry
    const typed = [line || checklist, ref, value, reason, note, name, clock(at)].filter(Boolean).join(" · ")
    const field = Object.assign(element("input"), { readOnly: true, value: typed })
    field.setAttribute("aria-label", this.words.refused)
    const copy = element("copy-button", "row", field, button(this.words.copy, () => { /* The element does it. */ }))
    copy.dataset.done = this.words.copied
    return element("div", "run-refused", copy, button(this.words.drop, () => this.offline.drop(entry)))
  }

  others(entries) {
    return [...new Set(entries.map((entry) => entry.person))].map((name) => {
      const count = entries.filter((entry) => entry.person === name).length
      return notice("", "↑", said(this.words.others, { name, count }))
    })
  }
}
