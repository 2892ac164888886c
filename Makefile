# Two commands do everything on a fresh machine: `make run` and `make test`.
# They install what is missing (apt, when root or sudo), or say what to install.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

EXAMPLE := examples/halden-ferries.csv
REPORT  := parallax-report
FONTS   := web/dist/fonts/Inter-Regular.woff2
PEERS   := target/peers
DENY    := 0.20.2

.PHONY: help run test bench bench-encoder-peer check models clean tools tools-test

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

run: $(FONTS) ## build everything, fetch the weights, analyse the example team
	cargo build --release --locked
	target/release/parallax models fetch
	target/release/parallax analyze $(EXAMPLE) --team "Halden Ferries" --out $(REPORT)
	@echo
	@echo "That is the report of an invented team. For your own:"
	@echo "  target/release/parallax analyze YOUR-EXPORT.csv --out my-report"

test: $(FONTS) | tools-test ## run every test (fetches the weights first)
	cargo build --locked
	cargo run --quiet --locked -- models fetch
	cargo test --locked

bench: $(FONTS) $(PEERS)/.done ## measure the budgets, beside peers in the same run
	cargo run --release --quiet --locked -- models fetch
	cargo bench --locked --bench budgets

bench-encoder-peer: $(PEERS)/.done ## add sentence-transformers to the peers (5.8 GB)
	$(PEERS)/bin/pip install --quiet -r benches/peers/requirements-encoder.txt

check: $(FONTS) ## formatting, lints, documentation, licences: as in CI
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
	command -v cargo-deny >/dev/null || cargo install --locked --version $(DENY) cargo-deny
	cargo deny --locked check bans licenses sources

models: $(FONTS) ## fetch and verify the encoder's weights
	cargo run --quiet --locked -- models fetch

clean: ## remove everything that was built
	cargo clean
	rm -rf web/node_modules web/dist $(REPORT)

# The fonts: from npm, cut down for pages, embedded when the program is built.
$(FONTS): web/package.json web/package-lock.json web/build.mjs | tools
	npm --prefix web ci --no-audit --no-fund
	npm --prefix web run build

# Peers for the benchmarks live in their own Python environment.
$(PEERS)/.done: benches/peers/requirements.txt
	rm -rf $(PEERS)
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet -r $<
	touch $@

tools:
	@.ci/tools

tools-test:
	@.ci/tools test
