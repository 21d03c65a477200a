"""The page in the browser: the only package that imports streamlit.

What a page shows is computed in plain functions (`context`, `view`, `markup`), so that it can be tested
without one.
"""
