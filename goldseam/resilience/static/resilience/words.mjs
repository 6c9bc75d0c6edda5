// words.mjs
// The two things that open the place: a passphrase of words, and a recovery code for the day on which the words are gone.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // No I, L, O and U: they look like others.
const CODE = /^[0-9A-HJKMNP-TV-Z]{32}$/
const SHORTEST = 16
const FEWEST = 7 // different characters

export async function newPassphrase() {
  const { default: words } = await import("./vendor/calm-words.mjs")
  return [...crypto.getRandomValues(new Uint16Array(6))].map((one) => words[one % words.length]).join(" ")
}

export function newCode() {
  const letters = [...crypto.getRandomValues(new Uint8Array(32))].map((one) => LETTERS[one % 32]).join("")
  return letters.match(/.{4}/g).join("-")
}

// What somebody typed, as it counts: spaces, capitals and dashes do not keep anybody out.
export function counted(typed) {
  const code = asCode(typed)
  return CODE.test(code) ? code : plain(typed)
}

export const isCode = (typed) => CODE.test(asCode(typed))

export const isWeak = (typed) => plain(typed).length < SHORTEST || new Set(plain(typed)).size < FEWEST

const plain = (typed) => typed.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()
const asCode = (typed) => typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")
