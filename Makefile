# Two commands do everything on a fresh machine: `make run` and `make test`.
# They install what is missing (apt, when root or sudo), or say what to install.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

EXAMPLE := examples/halden-ferries.csv
REPORT  := parallax-report
DATA    := $(or $(PARALLAX_DATA_DIR),parallax-data)
WEB     := web/.built
SOURCES := $(wildcard web/*.mjs web/package*.json) src/charts/style.css \
           $(shell find web/src web/styles web/icons -type f 2>/dev/null)
PEERS   := target/peers
FUZZER  := target/fuzzer
DENY    := 0.20.2

# libtorch for the second engine: your own when LIBTORCH names it, else from Python wheels, whose
# C++ strings are of the older kind.
ifndef LIBTORCH
LIBTORCH           := $(CURDIR)/target/libtorch
LIBTORCH_CXX11_ABI := 0
OWN_LIBTORCH       := $(LIBTORCH)/build-version
endif

.PHONY: help run demo example release test test-rust-bert fuzz harness crash state bench bench-engines bench-encoder-peer adapter sts check models clean tools tools-test

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

run: release ## build everything, fetch the weights, serve on ./parallax-data
	@echo
	@echo "Parallax starts with its data in $(DATA); Ctrl-C ends it. Open the link below to make"
	@echo "the first account. For real use: deploy/README.md. Every setting: parallax serve --help"
	@echo
	@exec target/release/parallax serve --data-dir $(DATA)

demo: release ## the same with an invented team to look around in, apart from your own data
	@exec target/release/parallax demo --data-dir $(DATA)

example: release ## analyse the example team's answers
	target/release/parallax analyze $(EXAMPLE) --team "Halden Ferries" --out $(REPORT)
	@echo
	@echo "That is the report of an invented team. For your own:"
	@echo "  target/release/parallax analyze YOUR-EXPORT.csv --out my-report"

release: $(WEB)
	cargo build --release --locked
	target/release/parallax models fetch

test: $(WEB) | tools-test ## run every test (fetches the weights first)
	cargo build --locked
	cargo run --quiet --locked -- models fetch
	npm --prefix web run check
	npm --prefix web run test
	npm --prefix web run driver
	cargo test --locked
	npm --prefix web run test:browser
	npm --prefix web run test:pages
	npm --prefix web run test:organizer
	npm --prefix web run test:report
	npm --prefix web run test:journey

test-rust-bert: export LIBTORCH := $(LIBTORCH)
test-rust-bert: export LIBTORCH_CXX11_ABI := $(LIBTORCH_CXX11_ABI)
# Built a second time for a few tests, so quickly; `cargo run` would build it a third time.
test-rust-bert: export CARGO_PROFILE_DEV_OPT_LEVEL := 0
test-rust-bert: $(WEB) $(OWN_LIBTORCH) | tools-test ## build the second engine, hold it against the first
	cargo test --locked --features rust-bert --test rust-bert --no-run
	target/debug/parallax models fetch
	cargo test --locked --features rust-bert --test rust-bert

fuzz: $(WEB) $(FUZZER)/.done ## throw made-up requests at every address of the server
	cargo build --locked
	$(FUZZER)/bin/python tests/api/fuzz.py target/debug/parallax

harness: $(WEB) | tools-test ## try to link leaders to answers: 200 rounds on each database
	PARALLAX_LINKABILITY_ROUNDS=200 cargo test --locked --test it linkability -- --nocapture

crash: $(WEB) | tools-test ## kill -9 under load: 200 times on SQLite, 50 on PostgreSQL
	PARALLAX_KILLS=200 cargo test --locked --test it crash::a_killed_server_on_sqlite
	PARALLAX_KILLS=50 cargo test --locked --test it crash::a_killed_server_and_a_crashed_postgresql

state: $(WEB) | tools-test ## 100,000 random steps of rounds against a model
	PARALLAX_STATE_STEPS=100000 cargo test --locked --test it state_machine

bench: $(WEB) $(PEERS)/.done ## measure the budgets, beside peers in the same run
	cargo run --release --quiet --locked -- models fetch
	cargo bench --locked --bench budgets

bench-engines: export LIBTORCH := $(LIBTORCH)
bench-engines: export LIBTORCH_CXX11_ABI := $(LIBTORCH_CXX11_ABI)
bench-engines: $(WEB) $(OWN_LIBTORCH) bench-encoder-peer ## both engines and sentence-transformers in one run
	cargo bench --locked --features rust-bert --bench budgets --no-run
	target/release/parallax models fetch
	cargo bench --locked --features rust-bert --bench budgets -- embedding

bench-encoder-peer: $(PEERS)/.done ## add sentence-transformers to the peers (5.8 GB)
	$(PEERS)/bin/pip install --quiet -r benches/peers/requirements-encoder.txt

adapter: $(WEB) ## train the sentence model's adapter anew (models/README.md; 5.4 GB)
	python3 -m venv target/adapter
	target/adapter/bin/pip install --quiet -r models/adapter/requirements.txt
	cargo run --quiet --locked -- models fetch --models target/models
	target/adapter/bin/python models/adapter/train.py target/models/all-MiniLM-L6-v2 \
		models/adapter/teams models/adapter.safetensors

sts: release ## hold the vectors against the STS benchmark: make sts FILE=sts-test.csv
	python3 tests/sts/spearman.py target/release/parallax $(FILE)

check: $(WEB) ## formatting, lints, documentation, licences: as in CI
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --features rust-bert,rust-bert/doc-only --lib --test rust-bert -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
	command -v cargo-deny >/dev/null || cargo install --locked --version $(DENY) cargo-deny
	cargo deny --locked check bans licenses sources

models: $(WEB) ## fetch and verify the encoder's weights
	cargo run --quiet --locked -- models fetch

clean: ## remove everything that was built
	cargo clean
	rm -rf web/node_modules web/dist $(WEB) $(REPORT)

# What the program embeds when it is built: fonts from npm, cut down for pages, styles and scripts.
$(WEB): $(SOURCES) | tools
	npm --prefix web ci --no-audit --no-fund
	npm --prefix web run build

# Peers for the benchmarks and the fuzzer live in Python environments of their own.
$(PEERS)/.done: benches/peers/requirements.txt
$(FUZZER)/.done: tests/api/requirements.txt
%/.done: | tools
	rm -rf $*
	python3 -m venv $*
	$*/bin/pip install --quiet -r $<
	touch $@

$(CURDIR)/target/libtorch/build-version: | tools
	models/libtorch target/libtorch

tools:
	@.ci/tools

tools-test:
	@.ci/tools test
