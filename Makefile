# Verbs for people. `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3.11
VENV := .venv
RUN := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site serve check test screenshots bench translations schemas map identity vendor lock clean

help: ## list these verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

site: $(VENV)/site.stamp ## set up and build the whole site into site/
	$(RUN) scripts/validate.py
	rm -rf build/site
	$(VENV)/bin/mkdocs build --quiet --site-dir build/site
	rm -rf site && mv build/site site
	@echo "The site is ready in the folder site/. To see it as visitors do: make serve"

serve: $(VENV)/site.stamp ## show the site at http://127.0.0.1:8000/ and again after each change; components at /components/
	$(VENV)/bin/mkdocs serve

check: $(VENV)/site.stamp ## say what is wrong in the data and the texts
	$(RUN) scripts/validate.py

test: $(VENV)/test.stamp node_modules/.stamp tools ## set up and run all tests
	$(RUN) -m ruff check scripts tests
	$(RUN) -m pytest

screenshots: $(VENV)/test.stamp node_modules/.stamp tools ## picture every kind of page and component into build/screenshots/
	$(RUN) tests/site/screenshots.py

bench: $(VENV)/test.stamp ## measure the speed against a stock site of the same content
	$(RUN) tests/bench/bench.py

translations: $(VENV)/site.stamp ## bring locales/*.po up to date with data and templates
	$(RUN) scripts/translations.py

schemas: $(VENV)/site.stamp ## write schemas/ and the field tables again after a change of the model
	$(RUN) scripts/build_schemas.py

map: $(VENV)/test.stamp node_modules/.stamp ## draw the world map again
	$(RUN) scripts/build_map.py

identity: $(VENV)/test.stamp node_modules/.stamp ## make the fonts, the wordmarks and the icons again
	$(RUN) scripts/build_identity.py

vendor: node_modules/.stamp ## copy the search library from its npm package
	{ echo '/*! MiniSearch 7.2.0 · https://lucaong.github.io/minisearch/ · MIT licence · copied from npm by `make vendor` */'; sed '/sourceMappingURL/d' node_modules/minisearch/dist/es/index.js; } > docs/assets/js/vendor/minisearch.js

lock: $(VENV)/test.stamp ## write requirements*.txt again after a change of requirements*.in
	$(RUN) -m pip install --quiet pip-tools==7.5.2
	for name in requirements requirements-test; do $(VENV)/bin/pip-compile --quiet --strip-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --allow-unsafe --output-file $$name.txt $$name.in; done

clean: ## delete everything that was made
	rm -rf $(VENV) node_modules site build

# -- set-up: each runs once and again when its list changes --

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is missing. Install it, or name yours: make site PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

node_modules/.stamp: package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: the tests need Node.js 18 or newer."; exit 1; }
	npm ci --no-fund --no-audit --loglevel=error
	@touch $@

PACKAGES := chromium default-jre-headless hunspell hunspell-en-gb hunspell-fr hunspell-es hunspell-nl
.PHONY: tools
tools: # Chromium, Java and the spelling checker for the tests: from apt where they are missing
	@command -v chromium >/dev/null && command -v java >/dev/null && command -v hunspell >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "The tests need Chromium, Java and hunspell; this machine has no apt to install them with."; exit 1; }; \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(PACKAGES); }
