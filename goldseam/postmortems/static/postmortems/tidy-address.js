// tidy-address.js
// <form method="get" data-tidy>…</form> leaves fields in which nothing stands out of the address.
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("[data-tidy]")) return

  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name)
}, true)
