"""Projektlots: answers with exact quotes from documents about integration projects."""
