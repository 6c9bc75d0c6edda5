// open-pages.js
// Behind kept-files.js, and a part that says whose pages these are (NAME) and which of its addresses are kept (isKept). Keeps
// the pages that were opened on this device.
const PAGES = `${NAME}-pages`
const PATIENCE = 3_000

self.addEventListener("message", (event) => {
  if (isKept(event.data.keep)) event.waitUntil(fetched(event.data.keep).catch(() => { /* Next time. */ }))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin) return
  if (request.mode === "navigate" && isKept(pathname)) event.respondWith(page(pathname))
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
