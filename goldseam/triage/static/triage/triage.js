// triage.js
// On the page of triage Enter, where nothing has the focus, goes to the decision; Escape leaves a field, so that keys
// work again.
document.addEventListener("keydown", (event) => {
  const queue = document.querySelector(".triage")
  if (!queue || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return

  if (event.key === "Escape" && queue.contains(event.target)) event.target.blur()
  if (event.key !== "Enter" || !event.target.matches("body, main")) return

  const route = queue.querySelector("#decision [name=route]:checked") ?? queue.querySelector("#decision [name=route]")
  if (!route) return

  event.preventDefault()
  route.focus()
})
