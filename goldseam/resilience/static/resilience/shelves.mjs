// shelves.mjs
// Where boxes lie: on the server, or on this device. Both know a box by its locator alone.
//   get(locator) → { sealed, revision } or null      put(locator, sealed, revision) → the new revision      drop(locator)
import { digest } from "./box.mjs"

const PATIENCE = 20_000

export class Away extends Error {} // It cannot be reached now, or the session has ended.
export class Overtaken extends Error {} // It was written from elsewhere since `revision`.
export class Refused extends Error {} // The words of the server say why.

export class ServerShelf {
  constructor(address, token) {
    this.address = address
    this.token = token
  }

  async get(locator) {
    const answer = await this.ask("GET", locator)
    if (answer.status === 404) return null
    return { sealed: new Uint8Array(await answer.arrayBuffer()), revision: Number(answer.headers.get("Private-Revision")) }
  }

  async put(locator, sealed, revision) {
    const answer = await this.ask("PUT", locator, { body: sealed, revision })
    if (answer.status === 404) throw new Away()
    return (await answer.json()).revision
  }

  async drop(locator) {
    await this.ask("DELETE", locator)
  }

  // It was opened: it is kept on.
  async keepOn(locator) {
    await this.ask("PATCH", locator)
  }

  async ask(method, locator, { body, revision } = {}) {
    const headers = { "Private-Locator": locator, "X-CSRFToken": this.token }
    if (body) Object.assign(headers, { "Private-Revision": revision, "Content-Type": "application/octet-stream" })
    let answer
    try {
      answer = await fetch(this.address, { method, body, headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) })
    } catch {
      throw new Away()
    }
    if (answer.status === 409) throw new Overtaken()
    if (answer.status === 413 || answer.status === 422) throw new Refused((await answer.json()).words)
    if (!answer.ok && answer.status !== 404) throw new Away()
    return answer
  }
}

export class DeviceShelf {
  box = self.deviceStore("private-place", "boxes")

  async get(locator) {
    const id = await digest(locator)
    return (await this.box.all()).find((one) => one.id === id) ?? null
  }

  put(locator, sealed, revision, more = {}) {
    return this.box.alone(async () => {
      if (((await this.get(locator))?.revision ?? 0) !== revision) throw new Overtaken()
      await this.box.keep({ id: await digest(locator), sealed, revision: revision + 1, ...more })
      return revision + 1
    })
  }

  async drop(locator) {
    await this.box.drop(await digest(locator))
  }

  async keepOn() { /* Nothing on a device is forgotten. */ }
}
