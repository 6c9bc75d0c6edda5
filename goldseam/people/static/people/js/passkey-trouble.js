// passkey-trouble.js
// <passkey-trouble hidden>That did not work, or was cancelled.</passkey-trouble>
// shows its words when the browser could not make or use a passkey; until then it stays hidden.
class PasskeyTrouble extends HTMLElement {
  connectedCallback() {
    this.tell = (event) => { event.preventDefault(); this.hidden = false; this.className = "notice notice--attention"; this.setAttribute("role", "alert") }
    document.addEventListener("allauth.error", this.tell)
  }

  disconnectedCallback() {
    document.removeEventListener("allauth.error", this.tell)
  }
}

customElements.define("passkey-trouble", PasskeyTrouble)
