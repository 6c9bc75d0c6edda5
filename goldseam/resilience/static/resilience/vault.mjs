// vault.mjs
// The notes of an open place: { notes: [{ id, stamp, … }], gone: [id], boxes: { words, code } }. They lie in one box, sealed with
// a secret. Two more boxes hold that secret: one opens with the passphrase, one with the recovery code.
import { keysOf, keysOfSecret, newSecret, seal, unseal } from "./box.mjs"
import { merged } from "./merging.mjs"
import { Away, DeviceShelf, Overtaken } from "./shelves.mjs"
import { counted, isCode } from "./words.mjs"

export class Locked extends Error {} // Nothing opens with these words.
export class Gone extends Error {} // Somebody deleted the place for good, from another tab or device.

export class Vault {
  // A new place, on the server or on this device only.
  static async begin({ server, salt, passphrase, code, staysHere }) {
    const vault = new Vault({ server, salt, staysHere })
    const secret = newSecret()
    vault.content.boxes = { words: await vault.wrap(secret, passphrase), code: await vault.wrap(secret, code) }
    await vault.unlockNotes(secret)
    await vault.save({ mayWait: false })
    return vault
  }

  static async open({ server, salt, typed }) {
    const keys = await keysOf(counted(typed), salt)
    const here = await new DeviceShelf().get(keys.locator)
    const box = here ?? await server.get(keys.locator)
    if (!box) throw new Locked()

    const vault = new Vault({ server, salt, staysHere: here?.stays ?? false })
    vault.byCode = isCode(typed)
    const { secret } = await unseal(keys.key, box.sealed, keys.locator)
    await vault.unlockNotes(secret)
    await vault.load()
    vault.content.boxes[vault.byCode ? "code" : "words"] ??= keys.locator
    await vault.keepWayIn(keys.locator, box.sealed)
    return vault
  }

  constructor({ server, salt, staysHere }) {
    Object.assign(this, { salt, server, staysHere, device: new DeviceShelf(), revision: 0, waysIn: new Map() })
    this.content = { notes: [], gone: [], boxes: {} }
    this.base = null
  }

  get shelf() {
    return this.staysHere ? this.device : this.server
  }

  get notes() {
    return this.content.notes
  }

  find(id) {
    return this.notes.find((note) => note.id === id)
  }

  // Each writing has a stamp, so that a page knows whether the note is still the one that it shows.
  put(note) {
    const written = { ...note, stamp: crypto.randomUUID().slice(0, 8) }
    const place = this.notes.findIndex((one) => one.id === note.id)
    if (place < 0) this.notes.push(written)
    else this.notes[place] = written
    return written.stamp
  }

  remove(id) {
    this.content.notes = this.notes.filter((note) => note.id !== id)
    this.content.gone.push(id)
  }

  // One after the other; says whether it is stored where it belongs (true), or waits on this device (false).
  save({ mayWait = true } = {}) {
    this.saving = (this.saving ?? Promise.resolve()).catch(() => {}).then(() => this.write(mayWait))
    return this.saving
  }

  async write(mayWait) {
    const sent = structuredClone(this.content)
    try {
      this.revision = await this.shelf.put(this.locator, await seal(this.key, sent, this.locator), this.revision, this.marks)
      this.base = sent
      if (this.waits) await this.device.drop(this.locator)
      this.waits = false
      return true
    } catch (problem) {
      if (problem instanceof Overtaken) return await this.load() ?? this.write(mayWait)
      if (problem instanceof Away && mayWait && !this.staysHere) return this.wait(sent)
      throw problem
    }
  }

  // Sealed on this device until it can be stored, together with what it was based on.
  async wait(content) {
    const sealed = await seal(this.key, { content, base: this.base, revision: this.revision }, this.locator)
    const before = await this.device.get(this.locator)
    await this.device.put(this.locator, sealed, before?.revision ?? 0)
    for (const [locator, box] of this.waysIn) if (!await this.device.get(locator)) await this.device.put(locator, box, 0)
    this.waits = true
    return false
  }

  // Takes in what stands there now.
  async load() {
    const waiting = this.staysHere ? null : await this.device.get(this.locator)
    if (waiting && !this.base) await this.takeUp(waiting)
    let box
    try {
      box = await this.shelf.get(this.locator)
    } catch (problem) {
      if (problem instanceof Away && waiting) return
      throw problem
    }
    if (!box && this.base) throw new Gone()
    if (box && (box.revision !== this.revision || this.waits)) {
      const theirs = await unseal(this.key, box.sealed, this.locator)
      this.content = this.base ? merged(this.base, this.content, theirs) : structuredClone(theirs)
      Object.assign(this, { base: theirs, revision: box.revision })
    }
    if (this.waits && waiting) await this.write(true)
  }

  async takeUp(waiting) {
    Object.assign(this, await unseal(this.key, waiting.sealed, this.locator), { waits: true })
  }

  async keepOn() {
    for (const locator of this.locators) await this.shelf.keepOn(locator)
  }

  // Another passphrase or code: the secret gets another box, the notes stay as they are.
  async exchange(which, now, fresh) {
    const keys = await keysOf(counted(now), this.salt)
    const box = await this.shelf.get(keys.locator)
    if (!box) throw new Locked()

    const { secret } = await unseal(keys.key, box.sealed, keys.locator)
    const old = this.content.boxes[which]
    this.content.boxes = { ...this.content.boxes, [which]: await this.wrap(secret, fresh) }
    await this.save({ mayWait: false })
    await this.shelf.drop(old)
    await this.device.drop(old)
    this.waysIn.delete(old)
  }

  // For good: the boxes, here and there.
  async forget() {
    const all = this.locators
    for (const locator of all) await this.shelf.drop(locator)
    for (const locator of all) await this.device.drop(locator)
    this.content = { notes: [], gone: [], boxes: {} }
  }

  get locators() {
    return [this.locator, ...Object.values(this.content.boxes)]
  }

  get marks() {
    return this.staysHere ? { stays: true } : {}
  }

  async wrap(secret, words) {
    const { key, locator } = await keysOf(counted(words), this.salt)
    const sealed = await seal(key, { secret }, locator)
    await this.shelf.put(locator, sealed, 0, this.marks)
    this.waysIn.set(locator, sealed)
    return locator
  }

  async unlockNotes(secret) {
    Object.assign(this, await keysOfSecret(secret))
  }

  // Without a network the place opens on this device only where something waits in it.
  async keepWayIn(locator, sealed) {
    this.waysIn.set(locator, sealed)
    if (!this.waits && !this.staysHere) await this.device.drop(locator)
  }
}
