# Two commands: `make run` and `make test`. The rest serves those who work on the product.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8000

.PHONY: run test lint fix requirements messages screenshots bench clean

run: $(VENV)/.run ## start everything with the demo, print the address
	@$(BIN)/python -m ops.start

test: $(VENV)/.test ## all tests, starting what they need
	@$(BIN)/python -m pytest -n $${TEST_PROCESSES:-2} --dist loadfile $(ARGS)

lint: $(VENV)/.test ## what the gate checks besides tests
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m ops.messages --check
	DJANGO_ENV=production PUBLIC_ADDRESS=https://screening.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

fix: $(VENV)/.test ## let the tools mend what they can
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

messages: $(VENV)/.test ## collect and compile the translations
	$(BIN)/python -m ops.messages

screenshots: $(VENV)/.test ## every page at 1440 and 390 pixels, light and dark, into docs/screenshots
	$(BIN)/python -m ops.screenshots

bench: $(VENV)/.test ## speed and memory, as ratios against a floor of the same run
	$(BIN)/python -m bench.reading ; $(BIN)/python -m bench.engine ; $(BIN)/python -m bench.pages ; $(BIN)/python -m bench.whatif

requirements: $(VENV)/.test ## pin the dependencies, with hashes
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-ocr.in -o requirements-ocr.txt

# A virtual environment also where Debian's python3-venv is missing: pip then installs into it from outside.
$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.run: $(BIN)/python requirements.txt
	@echo "Installing what the product runs on (once) ..."
	@$(call install,-r requirements.txt)
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.txt
	@echo "Installing what the tests need (once) ..."
	@$(call install,-r requirements-dev.txt)
	@touch $@

define install
if [ -x $(BIN)/pip ]; then $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes $(1); \
else $(PYTHON) -m pip --python $(BIN)/python install -q --disable-pip-version-check --require-hashes $(1); fi
endef

clean: ## forget the demo's database and files; the virtual environment stays
	rm -rf var staticfiles
