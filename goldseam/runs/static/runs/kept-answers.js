// kept-answers.js
// What people did to runs of checklists and that waits on this device until there is a network. Pages and the service worker
// both know this file; whoever comes first sends it. An entry is made once, so that it counts once even if both do:
// { id, who, person, root, run, number, checklist, line, what, once, at, said, refused }. `who` marks whose it is and where.
const LATER = 30_000
const AT_ONCE = 100
const box = self.deviceStore("kept-answers", "entries")

self.runBox = {
  ...box,
  waiting: async () => (await box.all()).filter((entry) => !entry.refused && !entry.arrived),

  // Rejects where something still waits, so that whoever called knows to come again. "SignedOut" asks for a person.
  send: (root) => box.alone(async () => {
    if (!(await self.runBox.waiting()).length) return
    const here = await ask(`${root}/sync`)
    const mine = (await self.runBox.waiting()).filter((entry) => entry.who === here.who)
    const runs = [...new Set(mine.map((entry) => entry.run))]
    const sent = []
    for (const run of runs) sent.push(...await Promise.allSettled([deliver(root, here, mine.filter((entry) => entry.run === run))]))
    const later = sent.find(({ reason }) => reason)
    if (later) throw later.reason
  }),
}

async function deliver(root, here, entries) {
  const number = await numberOf(root, here, entries)
  const rest = entries.filter((entry) => entry.what !== "start")
  for (let first = 0; number && first < rest.length; first += AT_ONCE) {
    const some = rest.slice(first, first + AT_ONCE)
    const told = await ask(`${root}/${number}/sync`, here, some.map(({ what, once, at, said }) => ({ ...said, what, once, at })))
    for (const [place, entry] of some.entries()) await settle(entry, told.gone ? told : told.results[place])
  }
}

// A run that was begun here gets its number first. Where it is refused, so is all that was done in it.
async function numberOf(root, here, entries) {
  const start = (await box.all()).find((entry) => entry.what === "start" && entry.run === entries[0].run)
  const known = entries.find((entry) => entry.number)?.number ?? start?.arrived
  if (known || !start) return known
  const told = start.refused ? { words: [start.refused] } : await ask(`${root}/sync`, here, { ...start.said, at: start.at })
  if (told.number) await box.keep({ ...start, arrived: told.number })
  else for (const entry of entries) await settle(entry, told)
  return told.number
}

function settle(entry, { kept, words, gone }) {
  return kept ? box.drop(entry.id) : box.keep({ ...entry, refused: gone ? "gone" : words.join(" ") })
}

async function ask(address, here, said) {
  const sent = here && { method: "POST", body: JSON.stringify(said), headers: { "Content-Type": "application/json", "X-CSRFToken": here.token } }
  const answer = await fetch(here ? `${address}?who=${here.who}` : address, { ...sent, cache: "no-store", signal: AbortSignal.timeout(LATER) })
  if (answer.redirected || answer.status === 401 || answer.status === 403) throw new Error("SignedOut")
  if (here && answer.status === 404) return { gone: true }
  if (answer.ok || (here && answer.status === 422)) return answer.json()
  throw new Error("Later")
}
