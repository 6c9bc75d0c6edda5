// account-help-worker.js
// Before kept-files.js. The page of help inside an account (the scope of this script) stands there without a network, too: as
// the device keeps it for who is signed in (kept-pages.js), and without the names of colleagues.
const NAME = "account-help"
const HERE = new URL(self.registration.scope).pathname

self.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method !== "GET" || request.mode !== "navigate" || new URL(request.url).pathname !== HERE) return
  event.respondWith(fetch(request).catch(async (lost) => await caches.match(`${HERE}/kept`) ?? Promise.reject(lost)))
})
