// box.mjs
// Keys from words, and boxes that only these keys open. It knows of no page and no server.
// const { key, locator } = await keysOf("six words …", salt)       seal(key, thing, locator)       unseal(key, sealed, locator)
const ROUNDS = 600_000
const SMALLEST = 16 * 1024
const LARGEST = 1024 * 1024
const FORM = 1 // The first byte of a box says how it is made.
const IV = 12
const AROUND = 1 + IV + 16 + 4 // The form, the nonce, the seal of GCM, and how long the text is.

export class Full extends Error {}

export const canSeal = () => Boolean(self.isSecureContext && self.crypto?.subtle && self.indexedDB)

// Slow, so that guessing is.
export async function keysOf(words, salt) {
  const password = await crypto.subtle.importKey("raw", utf8(words), "PBKDF2", false, ["deriveBits"])
  const stretched = { name: "PBKDF2", hash: "SHA-256", salt: unhex(salt), iterations: ROUNDS }
  return keysFrom(await crypto.subtle.deriveBits(stretched, password, 256), "words")
}

// The key to the notes is made of chance alone.
export const keysOfSecret = (secret) => keysFrom(unhex(secret), "notes")

export const newSecret = () => hex(crypto.getRandomValues(new Uint8Array(32)))

export async function seal(key, thing, locator) {
  const text = utf8(JSON.stringify(thing))
  let size = SMALLEST
  while (size < text.length + AROUND) size *= 2
  if (size > LARGEST) throw new Full()

  const plain = new Uint8Array(size - 1 - IV - 16)
  new DataView(plain.buffer).setUint32(0, text.length)
  plain.set(text, 4)
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  const box = new Uint8Array(size)
  box[0] = FORM
  box.set(iv, 1)
  box.set(new Uint8Array(await crypto.subtle.encrypt(gcm(iv, locator), key, plain)), 1 + IV)
  return box
}

// Rejects where the key is another one, the box belongs elsewhere, or a bit of it was changed.
export async function unseal(key, box, locator) {
  const plain = await crypto.subtle.decrypt(gcm(box.slice(1, 1 + IV), locator), key, box.slice(1 + IV))
  const length = new DataView(plain).getUint32(0)
  return JSON.parse(new TextDecoder().decode(plain.slice(4, 4 + length)))
}

export async function digest(locator) {
  return hex(await crypto.subtle.digest("SHA-256", unhex(locator)))
}

async function keysFrom(bits, what) {
  const root = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveBits", "deriveKey"])
  const part = (name) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(`goldseam private 1 ${what} ${name}`) })
  return {
    locator: hex(await crypto.subtle.deriveBits(part("locator"), root, 256)),
    key: await crypto.subtle.deriveKey(part("key"), root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
  }
}

// A box opens only where it lies.
const gcm = (iv, locator) => ({ name: "AES-GCM", iv, additionalData: utf8(locator) })
const utf8 = (text) => new TextEncoder().encode(text)
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
const unhex = (text) => Uint8Array.from(text.match(/../g), (byte) => parseInt(byte, 16))
