// The keys by which a presenter, or a clicker in the hand, goes to the next question and back.
const BY = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

export default function ({ data, parentElement, setTriggerValue }) {
  const { step, count } = data
  if (parentElement.dataset.step !== String(step)) {
    parentElement.dataset.step = String(step)
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  }
  // What is asked for is a question and not a distance, and it is counted from the question last asked for
  // while the page is on its way there: so no press is lost, and none counts twice.
  if (parentElement.wanted === step) parentElement.wanted = undefined
  // This function runs again for each step: what listened before must go, or one press would go two steps.
  parentElement.stopListening?.()
  const press = (event) => {
    const typing = event.target.closest?.("input, textarea, select, [role=combobox]")
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !(event.key in BY)) return
    event.preventDefault()
    const from = parentElement.wanted ?? step
    const to = Math.min(Math.max(from + BY[event.key], 0), count - 1)
    if (to === from) return
    parentElement.wanted = to
    setTriggerValue("to", to)
  }
  document.addEventListener("keydown", press)
  parentElement.stopListening = () => document.removeEventListener("keydown", press)
  return parentElement.stopListening
}
