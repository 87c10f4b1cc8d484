# The ways to run Siaga and to prove it. Needs git, make and Python 3.11 or newer with venv.
.DEFAULT_GOAL := help
.PHONY: help try run test quick prove bench check format lock sbom audit

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
# Hashes prove what arrives; wheels only, so that nothing runs while it is installed.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PINNED := $(INSTALL) --require-hashes --only-binary :all:
SELF := $(INSTALL) --no-deps --no-build-isolation --editable .
# More options for pytest: make test ARGS="-k issue"
ARGS ?=
# Many tests wait for real processes: half as many again as there are cores.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) * 3 // 2)')

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

# More options for the trial: make try ARGS="--port 8766 --scenario air-keruh"
try: $(VENV)/base.stamp ## the whole product on one page, without a token
	@$(BIN)/siaga try $(ARGS)

run: $(VENV)/base.stamp ## run the bot with .env
	@$(BIN)/siaga run

test: $(VENV)/dev.stamp ## run the whole test suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

quick: $(VENV)/dev.stamp ## run the tests that take no real processes
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow" $(ARGS)

prove: $(VENV)/dev.stamp ## the long proofs at their full figures
	SIAGA_PROOF=full $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/proofs tests/scenarios \
		tests/domain tests/trial $(ARGS)

# Quickly, or only some rows: make bench ARGS="--quick --row speed"
bench: $(VENV)/dev.stamp ## the benchmarks, side by side; SIAGA_FIGURES=write keeps them
	@$(BIN)/python -m benchmarks $(ARGS)

# Types are looked at while the first tests wait for processes.
check: $(VENV)/dev.stamp ## everything CI checks: format, lint, types, imports, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@types=$$(mktemp); $(BIN)/mypy >$$types 2>&1 & typed=$$!; \
	$(MAKE) test; tested=$$?; \
	wait $$typed; typed=$$?; cat $$types; rm -f $$types; \
	test $$tested -eq 0 -a $$typed -eq 0

format: $(VENV)/dev.stamp ## put every file in the common form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Siaga needs Python 3.11 or newer with venv" \
		"(Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.lock pyproject.toml | $(BIN)/python
	$(PINNED) --requirement requirements/base.lock
	$(SELF)
	@touch $@

# dev.lock holds what base.lock holds, and more.
$(VENV)/dev.stamp: requirements/dev.lock pyproject.toml | $(BIN)/python
	$(PINNED) --requirement requirements/dev.lock
	$(SELF)
	@touch $(VENV)/base.stamp $@

# UPGRADE=--upgrade takes the newest versions that requirements/*.in allow.
UPGRADE ?=
COMPILE = $$tool/bin/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes --annotation-style line \
	--custom-compile-command "make lock" $(UPGRADE)

lock: ## pin every dependency with its hashes, in requirements/*.lock
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT \
	&& $(PYTHON) -m venv $$tool && $$tool/bin/pip install --quiet uv==0.13.9 \
	&& $(COMPILE) requirements/base.in --output-file requirements/base.lock \
	&& $(COMPILE) requirements/dev.in --constraint requirements/base.lock \
		--output-file requirements/dev.lock

sbom: $(VENV)/dev.stamp ## write the bill of materials, artefacts/siaga.cdx.json
	@$(BIN)/python -m tests.supply.sbom artefacts/siaga.cdx.json

# Needs the network; "not audited" (2) where the advisories cannot be reached.
audit: $(VENV)/dev.stamp ## ask the advisories about every pinned version
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT \
	&& $(PYTHON) -m venv $$tool && $$tool/bin/pip install --quiet pip-audit==2.10.1 \
	&& $(BIN)/python -m tests.supply.audit $$tool/bin/pip-audit base.lock
