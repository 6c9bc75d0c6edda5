// built-parts.js
// const { element, notice, button, said, clock } = self.builtParts   small parts of a page that a script builds, in one look
function element(name, className = "", ...content) {
  const made = Object.assign(document.createElement(name), { className })
  made.append(...content)
  return made
}

function notice(mood, symbol, words, ...content) {
  const mark = element("span", "notice__symbol", symbol)
  mark.setAttribute("aria-hidden", "true")
  return element("div", mood ? `notice notice--${mood}` : "notice", mark, element("div", "notice__body", element("p", "", words), ...content))
}

function button(words, does) {
  const made = Object.assign(element("button", "button button--small", words), { type: "button" })
  made.addEventListener("click", does)
  return made
}

function link(words, href) {
  return Object.assign(element("a", "button button--small", words), { href })
}

// said("{count} answers wait", { count: 3 })
function said(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

function clock(at) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at))
}

self.builtParts = { element, notice, button, link, said, clock }
