// pause-names.js
// <pause-names>… <datalist id="pauses"> … <input name="form-0-pause" list="pauses"> …</pause-names>
// offers the pause points that were typed so far, in the lines and where one of them is chosen.
class PauseNames extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.offer)
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.offer)
  }

  offer() {
    const fields = this.querySelectorAll("[data-row]:not([hidden]) input[list=pauses]")
    const names = new Set([...fields].map((field) => field.value.trim()).filter(Boolean))
    this.querySelector("datalist#pauses").replaceChildren(...[...names].map((name) => new Option("", name)))
  }
}

customElements.define("pause-names", PauseNames)
