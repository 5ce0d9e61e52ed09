# The two commands: make run, make test. Both install what is missing and build first; run again, they only do what changed.
.PHONY: run test ledger-kill build install-dependencies check bench train score peers asan tsan format clean help
.DEFAULT_GOAL := help

help:  ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 24

install-dependencies:
	@tools/install-dependencies.sh

build: install-dependencies  ## Release build: build/release/legation with its model and data
	@cmake --preset release > build-configure.log 2>&1 || { cat build-configure.log; rm -f build-configure.log; exit 1; }
	@rm -f build-configure.log
	@cmake --build --preset release

run: build  ## Code the sample reports of examples/reports: a table, and JSON Lines in build/events.jsonl
	@build/release/legation code --format table examples/reports/*.txt
	@build/release/legation code --format jsonl examples/reports/*.txt > build/events.jsonl
	@echo; echo "$$(wc -l < build/events.jsonl) events as JSON Lines: build/events.jsonl"

test: build check  ## All tests
	@ctest --preset release

check:  ## Rules of the code (includes only along declared dependencies) and of data/actors and data/places
	@python3 tools/check_includes.py
	@python3 tools/check_data.py

bench: build  ## Speed of the pipeline by stage, on one core
	@build/release/bench/pipeline_bench build/release examples/reports/*.txt

train:  ## Rebuild the syntax model and its card from ../shared/data, byte for byte (16 to 25 minutes on two free cores)
	@dpkg-query -W libeigen3-dev wordnet-base >/dev/null 2>&1 || { echo "make train also needs libeigen3-dev, wordnet-base and npm: apt-get install libeigen3-dev wordnet-base npm"; exit 1; }
	@cmake --preset train && cmake --build --preset train --target legation_train legation_train_names
	@train/make_model.sh build/train

peers:  ## Tables of docs/actors.md: how much of the earlier coders' dictionaries data/actors knows
	@python3 tools/compare_peers.py

score:  ## How many of the event cases hold, development and held out
	@tools/score_cases.sh build/release

ledger-kill: build  ## Kill recordings 200 times at random points; the ledger must stay whole and be finished the same
	@python3 tools/kill_recording.py build/release/legation

asan:  ## All tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@cmake --preset asan >/dev/null && cmake --build --preset asan && ctest --preset asan

tsan:  ## All tests under ThreadSanitizer
	@cmake --preset tsan >/dev/null && cmake --build --preset tsan && ctest --preset tsan

fuzz:  ## Every fuzz target of fuzz/ for FUZZ_SECONDS (60) under both sanitizers; findings stay in build/fuzz/findings (needs clang)
	@cmake --preset fuzz >/dev/null && cmake --build --preset fuzz --target fuzz_programs
	@tools/fuzz.sh build/fuzz $(or $(FUZZ_SECONDS),60)

format:  ## clang-format over all sources
	@git ls-files '*.cpp' '*.h' | xargs clang-format -i

clean:  ## Remove everything that was built
	@rm -rf build
