# The two commands of a newcomer are `make run` and `make test`. `make` alone lists the rest.
# What is built, and how, is CMake's business (CMakePresets.json); this file only orders the steps.

# Where `make run` listens, and where it keeps its workspace. The demonstration lies in the checkout:
# it goes when the checkout goes, and two checkouts do not share one.
PORT ?= 8640
SAKSI_HOME ?= $(CURDIR)/home
# How long `make fuzz` gives each target, in minutes.
MINUTES ?= 1

SAKSI := build/release/saksi
.DEFAULT_GOAL := help

.PHONY: help
help: ## this list
	@echo "Saksi. On Debian 12, as root or with sudo:"
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22
	@echo "Settings: PORT=$(PORT) SAKSI_HOME=$(SAKSI_HOME) MINUTES=$(MINUTES)"

.PHONY: parts
parts:
	@tools/ensure_packages build
	@tools/ensure_npm

# Once configured, Ninja runs CMake again by itself where that is needed.
build/%/build.ninja: | parts
	cmake --preset $*

.PHONY: build
build: parts build/release/build.ninja ## the program, at build/release/saksi
	@cmake --build --preset release --target saksi

.PHONY: run
run: build ## the demonstration on http://127.0.0.1:8640 (PORT=, SAKSI_HOME=)
	@tools/ensure_packages run
	@tools/run_demo "$(SAKSI_HOME)" "$(PORT)"

.PHONY: test
test: build ## everything that is tested
	@tools/ensure_packages run test
	@cmake --build --preset release
	@tests/run_all

.PHONY: bench
bench: build ## how fast, beside how fast it could be
	@tools/ensure_packages bench
	@cmake --preset release -DSAKSI_BENCH=ON >/dev/null
	@cmake --build --preset release
	@$(SAKSI) bench
	@for one in build/release/*_bench; do echo "== $$one"; $$one || exit 1; done

.PHONY: asan tsan
asan: parts ## the unit tests under the address and undefined-behaviour sanitizers
	@tools/ensure_packages work test
	@test -e build/asan/build.ninja || cmake --preset asan
	@cmake --build --preset asan --target saksi_tests
	@SAKSI_BUILD=build/asan tests/run_all unit
tsan: parts build/tsan/build.ninja ## the unit tests under the thread sanitizer
	@tools/ensure_packages test
	@cmake --build --preset tsan --target saksi_tests
	@SAKSI_BUILD=build/tsan tests/run_all unit

.PHONY: faults kills
# Which of the unit tests walk faults; SAKSI_THOROUGH makes them walk all (src/testing/thorough.hpp).
faults: build ## a disk that fails at every call, a bit flipped in every byte of a vault (half an hour)
	@cmake --build --preset release --target saksi_tests
	@SAKSI_THOROUGH=1 build/release/saksi_tests --source-file='*_faults_test.cpp,*_flips_test.cpp'
kills: build ## ten thousand times kill -9 while it saves, and a thousand times the server (an hour)
	@tools/ensure_packages test
	@cmake --build --preset release --target saksi_tests
	@SAKSI_THOROUGH=1 build/release/saksi_tests --test-case='a program that is killed loses nothing*'
	@/usr/bin/python3 tests/transcripts/kills.py 1000

.PHONY: fuzz
fuzz: parts ## the fuzzers, MINUTES= each (TARGET=one of them)
	@tools/ensure_packages work
	@test -e build/fuzz/build.ninja || cmake --preset fuzz
	@cmake --build --preset fuzz
	@tools/fuzz "$(MINUTES)" $(TARGET)

.PHONY: tidy
tidy: parts ## clang-tidy over src/
	@tools/ensure_packages work
	@test -e build/tidy/build.ninja || cmake --preset tidy
	@cmake --build --preset tidy -- -k 0

.PHONY: format
format: ## lay out src/ as .clang-format says
	@tools/ensure_packages work
	@git ls-files -co --exclude-standard 'src/*.cpp' 'src/*.hpp' | xargs -r clang-format-19 -i

.PHONY: messages
messages: parts ## bring po/ up to date with the texts in src/
	@tools/extract_messages

.PHONY: clean
clean: ## remove what was built, and nothing else
	rm -rf build

.PHONY: package
package: parts build/package/build.ninja ## the Debian package, at build/package/saksi_*.deb, judged by lintian
	@tools/ensure_packages package
	@cmake --build --preset package --target saksi
	@tools/make_package
	@lintian --fail-on warning build/package/saksi_*.deb

.PHONY: package-proof
package-proof: package ## prove that the package installs on a bare Debian 12 in a temporary folder
	@tools/package_proof

.PHONY: scan
scan: build ## other people's scanners on a running server: wapiti, slowhttptest, sslscan, testssl.sh
	@tools/ensure_packages scan
	@tools/scan

.PHONY: fresh-proof
fresh-proof: ## prove it on a fresh Debian 12 in a temporary folder (FULL=1: the tests too)
	@FULL=$(FULL) tools/fresh_proof
