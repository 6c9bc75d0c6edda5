// service-worker.js
// Behind VERSION and ASSETS, which the server writes, and kept-reports.js. Keeps the forms that were opened on this device
// and what they need, so that somebody can write without a network; and sends what waits.
const PAGES = "report-pages"
const FILES = `report-files-${VERSION}`
const PATIENCE = 3_000

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(ASSETS)).then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())))

self.addEventListener("message", (event) => {
  if (isForm(event.data.keep)) event.waitUntil(fetched(event.data.keep).catch(() => { /* Next time. */ }))
})

self.addEventListener("sync", (event) => {
  if (event.tag === "reports") event.waitUntil(self.outbox.send().finally(tell))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin) return
  if (ASSETS.includes(pathname)) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  else if (request.mode === "navigate" && isForm(pathname)) event.respondWith(page(pathname))
})

// The page of today, unless it takes long or there is no network: then the one that was kept.
async function page(path) {
  const kept = await caches.match(path)
  if (!kept) return fetched(path)
  const late = new Promise((done) => setTimeout(done, PATIENCE, kept))
  return Promise.race([fetched(path).catch(() => kept), late])
}

async function fetched(path) {
  const answer = await fetch(path, { credentials: "omit", cache: "no-store" })
  const pages = await caches.open(PAGES)
  if (answer.ok) await pages.put(path, answer.clone())
  else if (answer.status === 404 || answer.status === 410) await pages.delete(path)
  return answer
}

function isForm(path) {
  return /^\/report\/[a-z0-9]+$/.test(path) && path !== "/report/receipt"
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("report-files-") && name !== FILES)
  await Promise.all(old.map((name) => caches.delete(name)))
}

function tell() {
  new BroadcastChannel("outbox").postMessage("changed")
}
