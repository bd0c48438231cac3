# The two commands a newcomer needs are `make run` and `make test`; both make
# their own virtual environment from the committed lock.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# the processes that the tests start find the modules compiled, whatever the shell says of that
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test cover quick check format lock bench clean

run: $(VENV)/.ready ## Load the sample news the first time, then open the console
	@$(BIN)/khabar console --samples

# three at a time on two cores: much of what tests do is waiting for processes to start
test: $(VENV)/.ready-dev ## Run every test
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

cover: $(VENV)/.ready-dev ## Run every test and show which lines none of them reaches; takes a third longer
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --cov --cov-report term

quick: $(VENV)/.ready-dev ## Run the tests that take a moment
	$(BIN)/python -m pytest -q -m "not slow"

check: $(VENV)/.ready-dev ## Lint, types and the walls between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.ready-dev ## Put the code in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## Resolve the newest allowed versions and write both lock files
	$(PYTHON) tools/lock.py

bench: $(VENV)/.ready-dev ## Measure speed and size beside rank_bm25, bm25s and SQLite FTS5, and strange questions
	$(BIN)/python -m benchmarks --json benchmarks/results/latest.json
	$(BIN)/python -m benchmarks.odd --json benchmarks/results/odd.json

clean: ## Forget the environment and the caches, keep the data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing Khabar (once; a minute or so) ..."
	@$(BIN)/python -m pip install --quiet --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --requirement requirements-dev.lock
	@touch $@
