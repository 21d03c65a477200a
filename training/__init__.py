"""How the bundled static embedding model is made: ``python -m training --data DIR --out DIR``."""
