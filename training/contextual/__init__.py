"""How the bundled contextual model is made: ``python -m training.contextual --data DIR --out DIR``."""
