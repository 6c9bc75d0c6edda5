// device-store.js
// const box = self.deviceStore("outbox", "reports")   keeps things on this device, in their order, until they are dropped: each
// has an `id`, or is given one. box.alone(act) lets one page, or the service worker, act at a time.
self.deviceStore = (name, store) => {
  const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: "id", autoIncrement: true })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

  const run = async (mode, act) => {
    const box = await opened()
    return new Promise((resolve, reject) => {
      const change = box.transaction(store, mode)
      const asked = act(change.objectStore(store))
      change.oncomplete = () => { box.close(); resolve(asked.result) }
      change.onabort = () => { box.close(); reject(change.error) }
    })
  }

  return {
    all: () => run("readonly", (things) => things.getAll()),
    keep: (thing) => run("readwrite", (things) => things.put(thing)),
    drop: (id) => run("readwrite", (things) => things.delete(id)),
    // Without TLS there are no locks, and no service worker to get in the way.
    alone: (act) => navigator.locks ? navigator.locks.request(name, act) : act(),
  }
}
