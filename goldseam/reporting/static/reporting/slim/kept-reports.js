// kept-reports.js
// Reports that wait on this device until there is a network. The page and the service worker both know this file;
// whoever comes first sends them. A report has a secret of its own, so that it counts once even if both do.
const LATER = 30_000
const box = self.deviceStore("outbox", "reports")

self.outbox = {
  ...box,
  post,

  // Rejects where something still waits, so that whoever called knows to come again.
  send: () => box.alone(async () => {
    for (const report of await self.outbox.all()) if (report.fields && !report.state) await deliver(report)
  }),
}

function post(address, data) {
  const plain = { method: "POST", body: data, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" }
  return fetch(address, { ...plain, signal: AbortSignal.timeout(LATER) })
}

async function deliver({ id, address, place, at, fields }) {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  const answer = await post(address, data)
  const receipt = /data-receipt="([\w-]+)"/.exec(await answer.text())?.[1]
  const waiting = { id, address, place, at, fields }
  if (receipt) await self.outbox.keep({ id, place, receipt })
  else if (answer.status === 422) await self.outbox.keep({ ...waiting, state: "asks" })
  else if (answer.status === 404 || answer.status === 410) await self.outbox.keep({ ...waiting, state: "shut" })
  else throw new Error("Later.")
}
