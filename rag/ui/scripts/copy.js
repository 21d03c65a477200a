// A button that copies the page's address, and says whether it could.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button") ?? document.createElement("button")
  const told = parentElement.querySelector("span") ?? document.createElement("span")
  button.type = "button"
  button.className = "pl-button"
  button.textContent = data.copy
  told.setAttribute("role", "status")
  told.className = "pl-told"
  button.onclick = async () => {
    const done = await copied(window.location.href)
    told.textContent = done ? data.copied : data.failed
  }
  parentElement.append(button, told)
}

// Browsers lend the clipboard only to pages on this computer or with a certificate: elsewhere the old way remains.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    field.value = text
    document.body.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}
