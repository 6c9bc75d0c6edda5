// pulse-form.js
// <pulse-form><form>…<fieldset class="pulse-item">seven radios, and one without a value</fieldset>…</form></pulse-form>
// is answered with the keys 1 to 7; 0 takes an answer back, Enter goes on and sends nothing. What was chosen is not
// shown again by a browser that goes back to the page: it asks for it anew.
class PulseForm extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.press)
    addEventListener("pageshow", this.come)
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.come)
  }

  press(event) {
    const item = event.target.type === "radio" && event.target.closest(".pulse-item")
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return
    if (/^[0-7]$/.test(event.key)) choose(item, event.key === "0" ? "" : event.key)
    else if (event.key === "Enter") goOn(item)
    else return
    event.preventDefault()
  }

  come(event) {
    if (event.persisted) location.reload()
  }
}

function choose(item, value) {
  const radio = item.querySelector(`input[value="${value}"]`)
  radio.checked = true
  radio.focus()
}

function goOn(item) {
  const next = item.nextElementSibling
  next.querySelector(":checked, textarea").focus()
}

customElements.define("pulse-form", PulseForm)
