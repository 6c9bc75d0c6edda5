// merging.mjs
// merged(base, mine, theirs)   what two tabs or devices wrote, put together note by note. Nothing that was written is lost:
// where both changed one note, both stay, and a change counts for more than a deletion.
export function merged(base, mine, theirs) {
  const ids = new Set([...theirs.notes, ...mine.notes].map((note) => note.id))
  const notes = [...ids].flatMap((id) => one(noteOf(base, id), noteOf(mine, id), noteOf(theirs, id), mine.gone, theirs.gone))
  const there = new Set(notes.map((note) => note.id))
  const gone = [...new Set([...mine.gone, ...theirs.gone])].filter((id) => !there.has(id))
  return { notes, gone, boxes: same(mine.boxes, base?.boxes) ? theirs.boxes : mine.boxes }
}

function one(base, mine, theirs, myGone, theirGone) {
  if (!mine) return myGone.includes(theirs.id) && same(theirs, base) ? [] : [theirs]
  if (!theirs) return theirGone.includes(mine.id) && same(mine, base) ? [] : [mine]
  if (same(mine, theirs) || same(theirs, base)) return [mine]
  if (same(mine, base)) return [theirs]
  return [mine, { ...theirs, id: `${theirs.id}-${theirs.stamp}` }]
}

const noteOf = (content, id) => content?.notes.find((note) => note.id === id)
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
