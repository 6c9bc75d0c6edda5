// report-form.js
// <form id="report" data-place="Ward 4">…</form><template id="kept">…</template>
// is sent without leaving the page. Without a network, or where the answer does not come, the report goes to the
// outbox and the template says so. Nothing is kept of what is typed before that.
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
  turn(document.querySelector("#kept").content.cloneNode(true))
  document.querySelector("#main").classList.toggle("is-anonymous", data.get("identity") === "anonymous")
  box.show()
  const worker = await navigator.serviceWorker?.getRegistration()
  worker?.sync?.register("reports").catch(() => { /* The page sends it itself, as it does at each visit. */ })
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
