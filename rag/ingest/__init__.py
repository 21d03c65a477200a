"""From files to documents, project records and passages.

`read` makes a document of a file, `parse` records and passages of a document, `merge` one collection of all.
Nothing is imported here: answering needs some of the vocabularies, and none of the reading.
"""
