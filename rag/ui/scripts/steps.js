// The keys by which a presenter, or a clicker in the hand, goes to the next question and back, and reads on.
const BY = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }
const SCROLL = { ArrowDown: 0.15, ArrowUp: -0.15, " ": 0.8, End: 1000, Home: -1000 } // in heights of the window
const TYPING = "input, textarea, select, [role=combobox]"
const PRESSED = `${TYPING}, button, summary, a`

export default function ({ data, parentElement, setTriggerValue }) {
  const { step, count } = data
  parentElement.dataset.step = String(step)
  // What is asked for is a question and not a distance, and it is counted from the question last asked for
  // while the page is on its way there: so no press is lost, and none counts twice.
  if (parentElement.wanted === step) parentElement.wanted = undefined
  // This function runs again for each step: what listened before must go, or one press would go two steps.
  parentElement.stopListening?.()
  const press = (event) => {
    if (event.target.closest?.(TYPING) || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key in SCROLL) return scroll(event)
    if (!(event.key in BY)) return
    event.preventDefault()
    const from = parentElement.wanted ?? step
    const to = Math.min(Math.max(from + BY[event.key], 0), count - 1)
    if (to === from) return
    parentElement.wanted = to
    setTriggerValue("to", to)
  }
  document.addEventListener("keydown", press)
  document.addEventListener("click", release)
  parentElement.stopListening = () => {
    document.removeEventListener("keydown", press)
    document.removeEventListener("click", release)
  }
  return parentElement.stopListening
}

// The page scrolls in a part of its own, which the browser's keys reach only after a click in it.
function scroll(event) {
  if (event.key === " " && event.target.closest?.(PRESSED)) return
  event.preventDefault()
  const main = document.querySelector('[data-testid="stMain"]')
  const by = SCROLL[event.key] * (event.key === " " && event.shiftKey ? -1 : 1)
  main?.scrollBy({ top: by * main.clientHeight })
}

// A button that was clicked with the mouse would keep the focus, and Space would press it once more.
function release(event) {
  if (event.detail) event.target.closest?.('[class*="st-key-projektlots-demo-"] button')?.blur()
}
