# make leaflets   installs what is missing and builds the sample library into out/
# make test       installs what the tests need and runs lint, types, floors and tests
# make thorough   fuzzes what reads other people's files for ten minutes
# make lock       resolves the dependencies anew
# make clean      removes what was made

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: leaflets test thorough lint lock clean packages test-packages

leaflets: packages $(VENV)/.leaflets
	$(RUN) publish.py build --prune

test: test-packages $(VENV)/.test lint
	$(RUN) -m pytest -n auto -q

thorough: test-packages $(VENV)/.test
	LEAFLETPRESS_FUZZ_SECONDS=150 $(RUN) -m pytest -q tests/test_fuzz.py

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
