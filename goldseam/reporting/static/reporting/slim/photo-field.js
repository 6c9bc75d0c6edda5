// photo-field.js
// <photo-field data-ready="Made smaller: {size} KB." data-remove="Take it out"><input type="file"></photo-field>
// draws a chosen picture anew before it is sent: smaller, and without place, time and device.
const LARGEST_SIDE = 1600

class PhotoField extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.choose)
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.choose)
  }

  async choose() {
    const input = this.querySelector("input")
    this.querySelector(".photo")?.remove()
    const picture = input.files[0] && await createImageBitmap(input.files[0]).catch(() => null)
    if (!picture) return // What this browser cannot read, the server may.

    const sheet = drawn(picture)
    const plain = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.8))
    const files = new DataTransfer()
    files.items.add(new File([plain], "photo.jpg", { type: "image/jpeg" }))
    input.files = files.files
    this.tell(sheet, Math.ceil(plain.size / 1024), input)
  }

  tell(sheet, size, input) {
    const [box, words, button] = ["div", "p", "button"].map((name) => document.createElement(name))
    box.className = "photo"
    words.setAttribute("role", "status")
    words.textContent = this.dataset.ready.replace("{size}", size)
    Object.assign(button, { type: "button", className: "button button--small", textContent: this.dataset.remove })
    button.addEventListener("click", () => { input.value = ""; box.remove(); input.focus() })
    box.append(sheet, words, button)
    this.append(box)
  }
}

function drawn(picture) {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height))
  const sheet = Object.assign(document.createElement("canvas"), {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  })
  sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height)
  return sheet
}

customElements.define("photo-field", PhotoField)
