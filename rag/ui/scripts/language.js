// The language of the page's own texts, for screen readers, hyphenation and spelling.
export default function ({ data }) {
  document.documentElement.lang = data.language
}
