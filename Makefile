# make demo   read the bundled reports and look at the result (needs python3, python3-venv, make, and the network once)
# make test   run the tests
# make check  everything that CI runs
# make clean  remove the environment and what was made
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SAMPLE := src/rasid/data/sample/sample.jsonl
PYTEST_ARGS ?=

.PHONY: demo test check clean

demo: $(VENV)/.core
	$(BIN)/rasid read $(SAMPLE) --format table
	@mkdir -p out
	@$(BIN)/rasid read $(SAMPLE) --format html -q -o out/demo.html
	@echo
	@echo "The same with every value beside its words: open $(CURDIR)/out/demo.html in a browser."

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check:
	.ci/run

clean:
	rm -rf $(VENV) out build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Stamps: .made, the environment is whole; .core, the package with what it needs; .dev, what the tests need besides.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Rasid needs Python 3.11 or later; $(PYTHON) is %d.%d. Name another: make PYTHON=python3.12" % v[:2])'
	@$(PYTHON) -m venv $(VENV) || { echo "The environment cannot be made: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.core: $(VENV)/.made pyproject.toml
	@echo "Installing Rasid into $(VENV) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml
	@echo "Installing Rasid and what its tests need into $(VENV) ..."
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/.core $@
