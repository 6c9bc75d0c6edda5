// send-kept.js
// On pages without <run-offline> too, what waits on this device is sent as soon as its person is signed in.
async function send() {
  if (!document.body.dataset.device || document.querySelector("run-offline") || !navigator.onLine) return
  const roots = new Set((await self.runBox.waiting()).map((entry) => entry.root))
  for (const root of roots) await self.runBox.send(root).catch(() => { /* Another time. */ })
}

const quietly = () => send().catch(() => { /* This device keeps nothing. */ })
window.addEventListener("online", quietly)
quietly()
