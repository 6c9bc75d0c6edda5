// kept-files.js
// Behind VERSION and ASSETS, which the server writes, and a part that says whose these are (NAME). Keeps what pages need.
const FILES = `${NAME}-files-${VERSION}`

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(ASSETS)).then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())))

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin || !ASSETS.includes(pathname)) return
  event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(`${NAME}-files-`) && name !== FILES)
  await Promise.all(old.map((name) => caches.delete(name)))
}
