// early-choices.js
// <form hx-get="/acme/postmortems" hx-trigger="submit, input delay:400ms">…</form>
// answers each choice at once; one that was made before this script had come is answered now. The same holds
// for what the browser put back into the fields: what is shown under them must be what they ask for.
document.addEventListener("htmx:after:process", () => {
  for (const form of document.querySelectorAll("form[hx-get]")) {
    const early = [...form.elements].find(isChanged)
    early?.dispatchEvent(new Event("input", { bubbles: true }))
    early?.dispatchEvent(new Event("change", { bubbles: true }))
  }
}, { once: true })

function isChanged(field) {
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected) && !isFirst(field)
  if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked

  return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue
}

// A list in which nothing was chosen shows its first entry, though that isn't marked.
function isFirst(list) {
  return list.selectedIndex === 0 && ![...list.options].some((option) => option.defaultSelected)
}
