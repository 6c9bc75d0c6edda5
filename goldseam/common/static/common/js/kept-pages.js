// kept-pages.js
// <body data-device="3f9c…">   whose pages this device may keep (by its mark, see common/devices.py)
// self.keptPages is what is kept. Pages of anybody else go as soon as somebody signs in; all go on signing out.
const NAME = "kept-pages-"
const mark = document.body.dataset.device

// Without TLS nothing can be kept.
if (self.caches) {
  self.keptPages = {
    has: async (path) => Boolean(await (await caches.open(NAME + mark)).match(path)),
    drop: async (path) => (await caches.open(NAME + mark)).delete(path),

    // A page says itself for whom it may be kept; one that says it no longer goes.
    async keep(path, answer) {
      answer ??= await fetch(path, { cache: "no-store" })
      if (answer.ok && answer.headers.get("Kept-For") === mark) await (await caches.open(NAME + mark)).put(path, answer)
      else if ((answer.ok && !answer.redirected) || answer.status === 404) await self.keptPages.drop(path)
    },
  }
  if (mark) forget((name) => name !== NAME + mark)
}

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-forgets-drafts") || !self.caches) return

  // At once: the page is about to go.
  caches.delete(NAME + mark)
})

async function forget(isOld) {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && isOld(name))
  await Promise.all(names.map((name) => caches.delete(name)))
}
