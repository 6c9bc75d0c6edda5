// zone-guess.js
// <zone-guess><label>…<select>…</select></label></zone-guess>
// chooses the time zone of the browser, if the list has it.
class ZoneGuess extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select")
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if ([...select.options].some((option) => option.value === zone)) select.value = zone
  }
}

customElements.define("zone-guess", ZoneGuess)
