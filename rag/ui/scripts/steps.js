// The keys by which a presenter, or a clicker in the hand, goes to the next question and back.
const BY = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

export default function ({ data, parentElement, setTriggerValue }) {
  if (parentElement.dataset.step !== String(data.step)) {
    parentElement.dataset.step = String(data.step)
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  }
  // This function runs again for each step: what listened before must go, or one press would go two steps.
  parentElement.stopListening?.()
  const press = (event) => {
    const typing = event.target.closest?.("input, textarea, select, [role=combobox]")
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !(event.key in BY)) return
    event.preventDefault()
    setTriggerValue("by", BY[event.key])
  }
  document.addEventListener("keydown", press)
  parentElement.stopListening = () => document.removeEventListener("keydown", press)
  return parentElement.stopListening
}
