"""Looking around in the collection: facets, places, times, likeness, inspiration, reading.

What the pages show is computed here, so that it can be tested without a browser.
"""
