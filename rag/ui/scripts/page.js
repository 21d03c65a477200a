// What belongs to every page: its language, the choice of it, and links in its texts.
const YEAR = 365 * 24 * 60 * 60

export default function ({ data }) {
  // For screen readers, hyphenation and spelling.
  document.documentElement.lang = data.language
  // Sent with the next visit, so that the page is in the language from its first line on.
  if (data.chosen) document.cookie = `${data.cookie}=${data.language}; max-age=${YEAR}; path=/; samesite=strict`
  document.addEventListener("click", follow)
  return () => document.removeEventListener("click", follow)
}

// A link in a text would load the page anew, and the session would be lost: its address is put in place
// instead, as the browser does when one goes back.
function follow(event) {
  const link = event.target.closest?.("a.pl-link")
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  window.history.pushState({}, "", link.href)
  window.dispatchEvent(new PopStateEvent("popstate"))
}
