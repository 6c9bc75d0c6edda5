// kept-reports.js
// Reports that wait on this device until there is a network. The page and the service worker both know this file;
// whoever comes first sends them. A report has a secret of its own, so that it counts once even if both do.
const STORE = "reports"
const LATER = 30_000

self.outbox = {
  all: () => run("readonly", (store) => store.getAll()),
  keep: (report) => run("readwrite", (store) => store.put(report)),
  drop: (id) => run("readwrite", (store) => store.delete(id)),
  post,

  // Rejects where something still waits, so that whoever called knows to come again.
  send: () => alone(async () => {
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

// Without TLS there are no locks, and no service worker to get in the way.
function alone(act) {
  return navigator.locks ? navigator.locks.request("outbox", act) : act()
}

async function run(mode, act) {
  const box = await opened()
  return new Promise((resolve, reject) => {
    const change = box.transaction(STORE, mode)
    const asked = act(change.objectStore(STORE))
    change.oncomplete = () => { box.close(); resolve(asked.result) }
    change.onabort = () => { box.close(); reject(change.error) }
  })
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("outbox", 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id" })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
