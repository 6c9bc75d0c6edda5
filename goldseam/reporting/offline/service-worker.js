// service-worker.js
// Behind kept-reports.js, before kept-files.js and open-pages.js. Keeps the forms that were opened on this device, so that somebody can write
// without a network; and sends what waits.
const NAME = "report"

self.addEventListener("sync", (event) => {
  if (event.tag === "reports") event.waitUntil(self.outbox.send().finally(tell))
})

function isKept(path) {
  return /^\/report\/[a-z0-9]+$/.test(path) && path !== "/report/receipt"
}

function tell() {
  new BroadcastChannel("outbox").postMessage("changed")
}
