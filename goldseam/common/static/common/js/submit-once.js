// submit-once.js
// <form>…<button>Save</button></form>
// A form that is being posted cannot be sent again: its button says aria-busy until an answer, an error,
// or the way back.
// <form data-submit-often> is left alone: one that downloads a file, for instance.
document.addEventListener("submit", (event) => {
  const form = event.target
  if (form.method !== "post" || form.hasAttribute("data-submit-often")) return

  if (form.dataset.sent) {
    event.preventDefault()
    event.stopImmediatePropagation()
    return
  }
  form.dataset.sent = "yes"
  event.submitter?.setAttribute("aria-busy", "true")
  // Something that listened later may have kept the form here.
  setTimeout(() => { if (event.defaultPrevented && !isHtmx(form, event.submitter)) release(form) })
}, true)

document.addEventListener("htmx:finally:request", (event) => releaseAll(event.detail.ctx))
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release))

function isHtmx(form, submitter) {
  return Boolean(form._htmx || submitter?._htmx)
}

function releaseAll(ctx) {
  for (const form of [ctx?.request?.form, ctx?.sourceElement?.closest?.("form")]) if (form) release(form)
}

function release(form) {
  delete form.dataset.sent
  for (const button of form.elements) button.removeAttribute("aria-busy")
}
