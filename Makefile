# Every target is a script of the same name in scripts/, which says at its head what it does.
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=
DATA ?= data
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help build run test screens crash bench fuzz lint format install uninstall clean

help: ## show this list
	@echo "Debrief: post-incident reviews as data."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build ./debrief (optimised; runs without a Swift toolchain)
	@scripts/build

run: ## build, load samples into a new data folder, serve on http://127.0.0.1:8080 (DATA=folder ARGS="--port 9000")
	@scripts/run "$(DATA)" $(ARGS)

test: ## run the Swift tests and the journeys in a real browser
	@scripts/test

screens: ## picture every page into .build/screens, wide and on a phone, light and dark (ARGS=part of a name)
	@scripts/screens $(ARGS)

crash: ## end writers and databases at random moments, 200 times on each engine, and look for losses (ARGS=kills)
	@scripts/crash $(ARGS)

bench: ## run the benchmarks (ARGS="...")
	@scripts/bench $(ARGS)

fuzz: ## feed the readers with what libFuzzer thinks of, for an hour (ARGS="SECONDS CORES")
	@scripts/fuzz $(ARGS)

lint: ## check the form of all code
	@scripts/lint

format: ## lay out all code as lint wants it
	@scripts/format

install: ## install ./debrief, its systemd unit and an example configuration (PREFIX=, SYSCONFDIR=, DESTDIR=)
	@PREFIX="$(PREFIX)" SYSCONFDIR="$(SYSCONFDIR)" DESTDIR="$(DESTDIR)" scripts/install

uninstall: ## remove what install put there; never the data, nor a configuration that was changed
	@PREFIX="$(PREFIX)" SYSCONFDIR="$(SYSCONFDIR)" DESTDIR="$(DESTDIR)" scripts/install --remove

clean: ## remove what was built; never the data
	rm -rf .build Benchmarks/.build debrief
