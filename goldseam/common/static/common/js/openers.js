// openers.js
// <button type="button" data-opens="ask-close">…</button> <dialog id="ask-close">…<button data-closes>…</button></dialog>
// opens the dialog; a click beside it closes it. <details class="menu"> closes on Escape and on a click elsewhere.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]")
  if (opener) document.getElementById(opener.dataset.opens)?.showModal()
  if (event.target.closest("[data-closes]") || event.target.matches("dialog[open]")) event.target.closest("dialog").close()

  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false
  }
})

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]")
  if (!menu) return

  menu.open = false
  menu.querySelector("summary").focus()
})
