// room-clock.js
// <room-clock ends="2026-11-28T22:05:00Z" paused="140" data-over="time is up" data-paused="the clock stands"><span data-left>5 min</span></room-clock>
// counts down to the end of a stage, by the server's clock as its <live-room> knows it. `paused`: the seconds that are left
// while the clock stands. Nothing is said aloud while it runs: the facilitator says when time is up.
const SECOND = 1_000

class RoomClock extends HTMLElement {
  connectedCallback() {
    this.ticking = setInterval(() => this.tick(), SECOND)
    this.tick()
  }

  disconnectedCallback() {
    clearInterval(this.ticking)
  }

  tick() {
    const left = this.left
    const place = this.querySelector("[data-left]")
    if (Number.isNaN(left) || !place) return
    const words = [time(Math.abs(left)), this.isPaused ? this.dataset.paused : left <= 0 ? this.dataset.over : ""]
    place.textContent = words.filter(Boolean).join(" · ")
    this.toggleAttribute("data-is-over", left <= 0)
  }

  get isPaused() {
    return this.hasAttribute("paused")
  }

  get left() {
    if (this.isPaused) return Number(this.getAttribute("paused")) * SECOND
    return Date.parse(this.getAttribute("ends")) - (this.closest("live-room")?.now ?? Date.now())
  }
}

function time(left) {
  const seconds = Math.round(left / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

customElements.define("room-clock", RoomClock)
