# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := run
.PHONY: run test check bench fuzz clean

$(VENV)/runtime: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: $(VENV)/runtime
	$(BIN)/streamlit run dashboard.py

test: $(VENV)/development
	$(BIN)/python -m pytest

check: $(VENV)/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/development
	$(BIN)/python -m benchmarks

# The same properties as in the tests, on many more inputs; FUZZ_EXAMPLES=100 make fuzz is shorter.
fuzz: export FUZZ_EXAMPLES ?= 3000
fuzz: $(VENV)/development
	$(BIN)/python -m pytest -k fuzzed

clean:
	rm -rf $(VENV)
