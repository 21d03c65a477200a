# Everything a fresh clone needs is Python 3.11 or later and make: each target sets up what it depends on.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
ADDRESS := 127.0.0.1
PORT := 8501

.DEFAULT_GOAL := app
.PHONY: app index test lint clean

app: index  ## open the page on http://127.0.0.1:8501
	$(RUN) -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT) \
		--server.headless true --browser.gatherUsageStats false

index: $(INSTALLED)  ## read seeds/ into index/; unchanged documents are not redone
	$(RUN) -m compileall -q rag app.py  # also where Python is told to write no bytecode: a third of a start
	$(RUN) -m rag build

test: lint  ## every check
	$(RUN) -m pytest

lint: $(INSTALLED)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy --strict rag

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; name it with: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet -r requirements.txt
	@touch $@

clean:  ## remove what was made: the environment, the index, the caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find index -mindepth 1 ! -name README.md -delete
