"""Language, sentences, words, stems and compounds: what text is made of, before any document is known."""
