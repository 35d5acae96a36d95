# Everything a person or a machine does in a checkout. `make` lists it.
# PYTHON picks the interpreter:  make play PYTHON=python3.12

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check install -c constraints.txt
PARTS  ?=
ONLY   ?=
ARGS   ?=

# One environment, two stamps: what playing needs, and what developing needs on top.
RUNTIME := $(VENV)/.runtime
DEV     := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help play test check format lint types imports texts-check scenarios-check texts docs verify mutation bench calibration balance anchors clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-15s %s\n", $$1, $$2}'

play: $(RUNTIME) ## set up once, then open the game (ARGS="--lang zh" passes options)
	@$(BIN)/simgame $(ARGS)

test: $(DEV) ## run the tests (ARGS="tests/cli" picks some)
	@$(BIN)/python -m pytest -n 2 -q $(ARGS)

check: format lint types imports texts-check scenarios-check ## format, lint, types, import layers, texts, shipped scenarios

format: $(DEV)
	@$(BIN)/ruff format --check --quiet . || { echo 'Run: $(BIN)/ruff format .'; exit 1; }

lint: $(DEV)
	@$(BIN)/ruff check --quiet .

types: $(DEV)
	@$(BIN)/mypy --no-error-summary

imports: $(DEV)
	@$(BIN)/lint-imports --no-logo

texts-check: $(DEV)
	@$(BIN)/python -m tests.tools.texts check

scenarios-check: $(DEV)
	@$(BIN)/simgame check scenarios

verify: $(DEV) ## check what the game promises; continues where it stopped (PARTS=ci, ONLY="row …", ARGS=--fresh)
	@$(BIN)/python -m tests.verify $(if $(PARTS),--tag $(PARTS)) $(if $(ONLY),--only $(ONLY)) $(ARGS)

mutation: $(DEV) ## make 200 small faults and see whether tests notice (ARGS="--aimed" those aimed by hand)
	@$(BIN)/python -m tests.mutation $(ARGS)

bench: $(DEV) ## measure speed, printed as ratios
	@$(BIN)/python -m benchmarks $(ARGS)

balance: $(DEV) ## measure whether playing well pays, scenario by scenario (ARGS="tea-launch --level hard --ask luck")
	@$(BIN)/python -m tests.balance $(ARGS)

anchors: $(DEV) ## measure the reference players that grades go by, where they do not hold (ARGS="--seasons 8000 --again")
	@for one in $(or $(SCENARIOS),$(notdir $(patsubst %/,%,$(filter-out scenarios/_%,$(dir $(wildcard scenarios/*/scenario.yaml)))))); do $(BIN)/simgame anchors $$one $(ARGS) || exit; done
	@$(BIN)/python -m tests.tools.balance_page update

calibration: $(DEV) ## measure the market against evidence; goes on where it stopped (ONLY="T13 T2*", ARGS="--mutations --quick --market PATH --seeds N --fresh")
	@$(BIN)/python -m tests.calibration $(ONLY) $(ARGS)

docs: $(DEV) ## write the pages of docs/ that come from the code
	@$(BIN)/python -m tests.tools.schemas update
	@$(BIN)/python -m tests.tools.scenario_page update
	@$(BIN)/python -m tests.tools.glossary update
	@$(BIN)/python -m tests.tools.courses update
	@$(BIN)/python -m tests.tools.levers update
	@$(BIN)/python -m tests.tools.exports update
	@$(BIN)/python -m tests.tools.hub_api update
	@$(BIN)/python -m tests.tools.facts update
	@$(BIN)/python -m tests.tools.codes_page
	@$(BIN)/python -m tests.tools.balance_page update

texts: $(DEV) ## bring the Chinese texts in step with the code, and compile them
	@$(BIN)/python -m tests.tools.texts update

clean: ## remove the environment, caches and builds; saves stay
	@rm -rf $(VENV) .verify build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): pyproject.toml constraints.txt
	@$(call environment,Setting up… (once))
	@$(PIP) -e .
	@touch $@

$(DEV): pyproject.toml constraints.txt
	@$(call environment,Setting up the tools… (once))
	@$(PIP) -e '.[dev]'
	@touch $(RUNTIME) $@

# Makes the environment unless a working one is there. Says what is missing in one line.
define environment
	if ! $(BIN)/python -c '' 2>/dev/null; then \
	  command -v $(PYTHON) >/dev/null 2>&1 || \
	    { echo 'simgame needs Python 3.11 or newer; there is no "$(PYTHON)" here. Try: make PYTHON=/path/to/python3.11'; exit 1; }; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "simgame needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.11"; exit 1; }; \
	  $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	    { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }; \
	  echo '$(1)'; \
	  $(PYTHON) -m venv --clear $(VENV); \
	else echo '$(1)'; fi
endef
