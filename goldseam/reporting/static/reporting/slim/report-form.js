// report-form.js
// <form id="report" data-place="Ward 4">…</form><template id="kept">…</template><template id="arrived">…</template>
// is sent without leaving the page. Without a network, or where the answer does not come, the report goes to the
// outbox and the one template says so; the other takes its place once it was sent. Nothing is kept of what is typed
// before that.
let waiting = null // What this page has put into the outbox, and the page that comes once it is sent.

document.addEventListener("submit", (event) => {
  const form = event.target
  if (form.id !== "report") return
  event.preventDefault()
  if (!form.dataset.busy) send(form, event.submitter)
})

document.addEventListener("report:look", async ({ detail: report }) => {
  const data = new FormData()
  for (const [name, value] of report.fields) data.append(name, value)
  const answer = await self.outbox.post(report.address, data).catch(() => null)
  if (answer) await show(await answer.text(), report.id)
})

document.addEventListener("report:sent", (event) => {
  const { id, receipt } = event.detail
  if (waiting?.id !== id) return
  event.preventDefault()
  if (waiting.page) arrive(waiting.page, id, receipt)
  waiting.page = null
})

// A page that was kept has the secret of the day on which it was kept; each report needs its own.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("#report [name=once]")
  if (field && !document.querySelector("#report [name^=seen_]")) field.value = random()
})

async function send(form, submitter) {
  const data = new FormData(form)
  if (submitter?.name) data.append(submitter.name, submitter.value)
  form.dataset.busy = "yes"
  submitter?.setAttribute("aria-busy", "true")
  try {
    const answer = navigator.onLine ? await self.outbox.post(form.action, data) : null
    if (!answer || answer.status === 429 || answer.status >= 500) throw new Error("Later.")
    await show(await answer.text(), form.dataset.waits)
  } catch {
    await keep(form, data)
  }
  delete form.dataset.busy
  submitter?.removeAttribute("aria-busy")
}

async function keep(form, data) {
  const fields = [...data].filter(([, value]) => !(value instanceof File) || value.size)
  const report = { id: form.dataset.waits ?? random(), address: form.action, place: form.dataset.place, at: Date.now(), fields }
  const box = document.querySelector("out-box")
  try {
    await self.outbox.keep(report)
  } catch {
    say(form, box.dataset.unkept)
    return
  }
  const [kept, arrived] = ["#kept", "#arrived"].map((name) => document.querySelector(name).content.cloneNode(true))
  waiting = { id: report.id, page: arrived }
  turn(kept)
  const isAnonymous = data.get("identity") === "anonymous"
  document.querySelector("#main").classList.toggle("is-anonymous", isAnonymous)
  document.querySelector("#main").classList.toggle("is-sealed", isAnonymous && !data.get("at_once"))
  box.show()
  const worker = await navigator.serviceWorker?.getRegistration()
  worker?.sync?.register("reports").catch(() => { /* The page sends it itself, as it does at each visit. */ })
}

function arrive(page, id, receipt) {
  page.querySelector("#sent").dataset.receipt = receipt
  page.querySelector("save-receipt").dataset.text += receipt
  for (const field of page.querySelectorAll("input")) field.value = receipt
  for (const group of receipt.split("-")) {
    page.querySelector(".receipt-code").append(Object.assign(document.createElement("span"), { textContent: `${group} ` }))
  }
  const noting = page.querySelector("[data-noting]")
  noting.querySelector("button").addEventListener("click", async () => {
    await self.outbox.drop(id)
    noting.remove()
    document.querySelector("h1").focus({ preventScroll: true })
  })
  turn(page)
}

// The page that came back, in place of this one. A chosen picture goes along: it cannot be sent back.
async function show(html, waits) {
  const page = new DOMParser().parseFromString(html, "text/html")
  const [before, after] = [document, page].map((one) => one.querySelector("#report [type=file]"))
  if (before?.files.length && after) after.replaceWith(before)
  document.title = page.title
  turn(...page.querySelector("#main").childNodes)
  const form = document.querySelector("#report")
  if (form && waits) form.dataset.waits = waits
  if (!form && waits) {
    await self.outbox.drop(waits)
    document.querySelector("out-box").show()
  }
}

function turn(...content) {
  const main = document.querySelector("#main")
  main.replaceChildren(...content)
  scrollTo(0, 0)
  const wrong = main.querySelector("[aria-invalid=true]")
  ;(wrong ?? main.querySelector("h1")).focus()
}

function say(form, words) {
  const told = form.querySelector("[data-told]") ?? Object.assign(document.createElement("p"), { className: "field__error" })
  told.dataset.told = ""
  told.setAttribute("role", "alert")
  told.textContent = words
  form.append(told)
}

function random() {
  return [...crypto.getRandomValues(new Uint8Array(18))].map((one) => one.toString(16).padStart(2, "0")).join("")
}
