// plan.mjs
// One draft on its way to the person's own list of if-then plans: what stands in this form is all that leaves the place.
export class Plan {
  constructor(place) {
    this.place = place
    this.acts = { plan: (button) => this.fill(button), "plan-sent": () => this.sent() }
  }

  // The two halves stand beside the button.
  fill(button) {
    const [trigger, response] = [...button.closest("[data-plan]").querySelectorAll("textarea")].map((field) => field.value.trim())
    if (!trigger || !response) return this.place.status("plan-halves")
    this.place.show("plan")
    const form = this.place.get("plan", "form").elements
    Object.assign(form.trigger, { value: trigger })
    Object.assign(form.response, { value: response })
  }

  // The next one is another form: it counts for itself. It goes at the end of this turn, when the browser has read it.
  sent() {
    setTimeout(() => {
      this.place.get("plan", "form").elements.once.value = crypto.randomUUID()
      this.place.show(this.place.before)
      this.place.status("plan-sent")
    })
  }
}
