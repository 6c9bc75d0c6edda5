// service-worker.js
// Behind VERSION and ASSETS, which the server writes, device-store.js and kept-answers.js. Keeps the runs that were opened on
// this device, and the pages to begin one that people chose, so that they work without a network; and sends what waits.
const ROOT = new URL(self.registration.scope).pathname.replace(/\/$/, "")
const PAGES = "kept-pages-"
const FILES = `runs-files-${VERSION}`
const PATIENCE = 3_000

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(ASSETS)).then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(tidy)))

self.addEventListener("sync", (event) => {
  if (event.tag === "runs") event.waitUntil(self.runBox.send(ROOT).finally(tell))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin) return
  if (request.mode === "navigate") { if (named(request.url)) event.respondWith(page(request)) }
  else if (pathname.startsWith("/static/")) event.respondWith(file(request))
})

// The name of what is new comes with its content; where names stay (in development), the network goes first.
async function file(request) {
  const kept = await caches.match(request)
  if (kept && /\.[0-9a-f]{8,}\./.test(request.url)) return kept
  return fetch(request).catch((lost) => kept ?? Promise.reject(lost))
}

// The page of today, unless it takes long or there is no network: then the one that was kept.
async function page(request) {
  const path = named(request.url)
  const kept = await caches.match(path)
  if (!kept) return fetched(request, path)
  const late = new Promise((done) => setTimeout(done, PATIENCE, kept))
  return Promise.race([fetched(request, path, kept).catch(() => kept), late])
}

// Pages to begin a run are kept where somebody chose them; runs are.
async function fetched(request, path, kept) {
  const answer = await fetch(request)
  const whose = answer.headers.get("Kept-For")
  if (answer.ok && whose && (kept || !path.includes("?"))) await (await caches.open(PAGES + whose)).put(path, answer.clone())
  else if (answer.ok || answer.status === 404) for (const name of await pages()) await (await caches.open(name)).delete(path)
  return answer
}

// What a page is kept as: a run by its number, a page to begin one by its checklist.
function named(url) {
  const { pathname, searchParams } = new URL(url)
  const artifact = searchParams.get("artifact")
  if (pathname === `${ROOT}/new` && artifact) return `${pathname}?artifact=${artifact}`
  return pathname.startsWith(`${ROOT}/`) && /^\d+$/.test(pathname.slice(ROOT.length + 1)) ? pathname : null
}

async function pages() {
  return (await caches.keys()).filter((name) => name.startsWith(PAGES))
}

// Pages that were kept name the files of their day: they are fetched anew before the old files go.
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("runs-files-") && name !== FILES)
  if (!old.length) return
  for (const name of await pages()) {
    const kept = await caches.open(name)
    for (const { url } of await kept.keys()) {
      const answer = await fetch(url, { cache: "no-store" })
      if (answer.redirected) return
      if (answer.ok && answer.headers.get("Kept-For")) await kept.put(url, answer)
      else await kept.delete(url)
    }
  }
  await Promise.all(old.map((name) => caches.delete(name)))
}

function tell() {
  new BroadcastChannel("run-box").postMessage("changed")
}
