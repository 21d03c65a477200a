// Scrolls to the marked quote of a document, once for each place that is opened.
export default function ({ data, parentElement }) {
  if (parentElement.dataset.place === data.place) return
  let tries = 0
  const look = () => {
    const mark = document.getElementById("quote")
    if (mark) {
      parentElement.dataset.place = data.place
      mark.scrollIntoView({ block: "center" })
    } else if (tries++ < 60) {
      requestAnimationFrame(look)
    }
  }
  look()
}
