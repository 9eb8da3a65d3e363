# The few commands of this project. README.md says what each is for; `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
export TZ := UTC
unexport PYTHONHASHSEED
SHELL := /bin/bash

.PHONY: help site test test-system check serve bench docs runtime tools lint

help:
	@echo "make site          set up, refresh the figures, build the website into build/public/"
	@echo "make serve         show the built website on this machine"
	@echo "make check         check code, definitions, sources and data files; runs nothing else"
	@echo "make test          every check and test, one full build, one browser pass"
	@echo "make test-system   the long tests; their log goes into docs/evidence/"
	@echo "make bench         how long the work takes"
	@echo "make docs          the documentation as a website, into build/handbook/"

site: runtime
	@$(BIN)/outcomes refresh
	@echo "The website is in build/public/. Open it with: make serve   (or open build/public/index.html)"

serve: runtime
	@$(BIN)/outcomes serve

check: tools lint
	$(BIN)/outcomes check

test: tools
	@$(BIN)/python tools/need_browser.py
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n 2 --dist loadgroup -m "not system" --ignore=tests/benchmarks --hypothesis-seed=1

# Two at a time, as `make test` does. The log names no folder of the machine that it was made on.
test-system: tools
	@$(BIN)/python tools/need_browser.py
	@mkdir -p docs/evidence
	@set -o pipefail; commit=$$(git describe --always --abbrev=40 --exclude '*' --dirty); { echo "commit $$commit"; \
	  code=0; $(BIN)/pytest -n 2 --dist loadgroup -m system -vv --durations=15 || code=1; \
	  echo "tests/property with other examples than make test has:"; \
	  $(BIN)/pytest -n 2 --dist loadgroup -m "not system" tests/property -vv || code=1; \
	  exit $$code; } 2>&1 | sed -u -e "s#$(CURDIR)#.#g" -e "s#$${HOME:-/nowhere}#~#g" | tee docs/evidence/test-system.log

bench: tools
	$(BIN)/pytest tests/benchmarks

docs: runtime
	@$(BIN)/python -m tools.reference
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --clean -f docs/handbook.yml
	@echo "The documentation is in build/handbook/. Open build/handbook/index.html"

# Within: the environment from the locked files (does nothing when it is in place), and the checks of the code.
runtime:
	@$(PYTHON) tools/make_venv.py runtime

tools:
	@$(PYTHON) tools/make_venv.py test

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m tools.data_files
