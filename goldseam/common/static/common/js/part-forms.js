// part-forms.js
// <form method="post" action="/acme/reviews/7/closure" hx-select="#closure" hx-target="#closure">…</form>
// exchanges that part alone, taken out of the page that the server sends anyway. The form's own address
// and method serve, so
// that the same form works without scripts; the address of the page stays.
document.addEventListener("htmx:before:process", (event) => {
  const root = event.target
  const forms = [...(root.querySelectorAll?.("form[hx-select]") ?? []), ...(root.matches?.("form[hx-select]") ? [root] : [])]
  for (const form of forms) {
    if (!form.matches("[hx-get], [hx-post], [hx-boost]")) form.setAttribute("hx-boost", "push:false")
  }
})
