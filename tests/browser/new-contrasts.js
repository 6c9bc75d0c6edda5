// Has axe look at the colours of those texts that look like none seen before. A look is colour, size and weight, and
// what each element around the text paints under it. Gives back what axe found, and the looks that it is sure of.
async (seen) => {
  const known = new Set(seen)
  const surroundings = new Map()
  const elements = [...document.body.querySelectorAll("*")].filter((element) => says(element) && isShown(element))
  const looksOf = new Map(elements.map((element) => [element, look(element)]))
  const fresh = elements.filter((element) => !known.has(looksOf.get(element)))
  if (fresh.length === 0) return { violations: [], looks: [] }

  const found = await axe.run(
    { include: fresh },
    { runOnly: { type: "rule", values: ["color-contrast"] }, resultTypes: ["violations", "incomplete"], elementRef: true },
  )
  const unsure = new Set(found.incomplete.flatMap(({ nodes }) => nodes.map(({ element }) => looksOf.get(element))))
  return {
    violations: found.violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    })),
    looks: [...new Set(fresh.map((element) => looksOf.get(element)))].filter((one) => !unsure.has(one)),
  }

  function says(element) {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    return hasWords || element.matches("input, select, textarea")
  }

  function isShown(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }

  // A letter alone, a control that is off, and what stands beyond the edge are none that axe looks at.
  function look(element) {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    const isLetter = element.textContent.trim().length < 2
    const isOff = Boolean(element.control?.disabled) || element.closest("[aria-disabled=true]") !== null
    return [around(element), isLetter, isOff, width > 1 && height > 1, right > 0 && bottom > 0].join(" ")
  }

  function around(element) {
    if (!element) return ""
    if (!surroundings.has(element)) surroundings.set(element, short(`${around(element.parentElement)} / ${painted(element)}`))
    return surroundings.get(element)
  }

  // Twice 32 bits of what may be long, so that thousands travel lightly.
  function short(text) {
    let one = 0x811c9dc5
    let two = 0x9e3779b9
    for (let place = 0; place < text.length; place++) {
      const letter = text.charCodeAt(place)
      one = Math.imul(one ^ letter, 0x01000193)
      two = Math.imul(two ^ letter, 0x85ebca6b)
      two ^= two >>> 13
    }
    return `${one >>> 0}-${two >>> 0}`
  }

  function painted(element) {
    const style = getComputedStyle(element)
    return [
      "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow", "fontSize",
      "fontWeight", "position", "zIndex", "clip", "clipPath", "textIndent",
    ].map((name) => style[name]).concat(element.matches(":disabled")).join()
  }
}
