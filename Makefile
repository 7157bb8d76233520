# make leaflets   installs what is missing and builds the sample library into out/
# make quick      runs the tests that are quick, while working: two minutes on two cores
# make test       installs what the tests need and runs lint, types, floors and tests: what decides a change, a quarter of an hour
# make thorough   runs make test, then damages two hundred times as much, fuzzes ten minutes a reader, and looks at all that make test looks at in part: hours, every night
# make bench      measures what a sheet costs beside others, and what many cost, and writes docs/speed.md: an hour, on a machine that does nothing else
# make lock       resolves the dependencies anew
# make clean      removes what was made

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: leaflets quick test thorough bench lint lock clean packages test-packages

# What Python compiles of the tool, and what the tool unpacks once, is kept with this installation, whatever the environment says
leaflets: packages $(VENV)/.leaflets
	PYTHONDONTWRITEBYTECODE= $(RUN) publish.py build --prune

test: test-packages $(VENV)/.test lint
	$(RUN) -m pytest -n auto --dist worksteal -q

quick: $(VENV)/.test
	$(RUN) -m pytest -n auto --dist worksteal -q -m "not slow"

thorough: test
	LEAFLETPRESS_TIMES=200 $(RUN) -m pytest -n auto --dist worksteal -q $$(grep -l "conftest import.*TIMES" tests/test_*.py)

bench: test-packages $(VENV)/.test
	$(RUN) -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	$(RUN) bench/speed.py --all --write
	$(RUN) bench/holes.py

lint: $(VENV)/.test
	$(RUN) -m ruff check --quiet .
	$(RUN) -m ruff format --check --quiet .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-logo

packages:
	@tools/install-packages

test-packages:
	@tools/install-packages test

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Leafletpress needs Python 3.11 or newer: set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	printf '#!/bin/sh\nexec "%s/$(RUN)" "%s/publish.py" "$$@"\n' '$(CURDIR)' '$(CURDIR)' > $(VENV)/bin/publish
	chmod +x $(VENV)/bin/publish
	touch $@

$(VENV)/.leaflets: requirements.lock | $(VENV)/.python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test: tests/requirements.lock | $(VENV)/.python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	touch $@ $(VENV)/.leaflets

lock:
	uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o requirements.lock
	uv pip compile pyproject.toml --group test --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o tests/requirements.lock

clean:
	rm -rf out .cache $(VENV)
