// Shows a page from its top, or at what is marked in it, once for each place that is opened.
export default function ({ data, parentElement }) {
  if (parentElement.dataset.place === data.place) return
  let tries = data.marked ? 0 : 60
  const look = () => {
    const mark = document.getElementById("quote")
    if (!mark && tries++ < 60) return requestAnimationFrame(look)
    parentElement.dataset.place = data.place
    if (mark && data.marked) mark.scrollIntoView({ block: mark.textContent ? "center" : "start" })
    else document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  }
  look()
}
