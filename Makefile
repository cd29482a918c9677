# Each target is one or two commands; `make help` lists them.
BUILD   := build
CHECKED := build-check
EVENTS  := $(wildcard input/*/event.xml)

.DEFAULT_GOAL := all
.PHONY: all program test check fuzz samples bench install clean help

## all: install what is missing, build the program, issue the certificates of input/ and make every document into output/
all: program
	@for event in $(EVENTS); do \
	    if grep -q ' register="' $$event; then $(BUILD)/zbirnyk issue $$event --to output || exit 1; fi; \
	    $(BUILD)/zbirnyk build $$event --to output || exit 1; done

## program: build the program at build/zbirnyk
program: packages-build
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release --log-level=WARNING
	@cmake --build $(BUILD) --target zbirnyk

## test: build and run all tests
test: packages-test program
	@cmake -S . -B $(BUILD) -DBUILD_TESTING=ON --log-level=WARNING
	@cmake --build $(BUILD)
	ctest --test-dir $(BUILD) --output-on-failure --parallel $(shell nproc)

## check: format, clang-tidy, house rules, and the tests under AddressSanitizer and UBSan
check: packages-check
	python3 tests/support/check_style.py src
	git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h' | xargs clang-format --dry-run --Werror
	cmake -S . -B $(CHECKED) -G Ninja -DCMAKE_BUILD_TYPE=Debug -DZBIRNYK_SANITIZE=ON -DBUILD_TESTING=ON --log-level=WARNING
	cmake --build $(CHECKED)
	tests/support/run_clang_tidy.sh $(CHECKED)
	ctest --test-dir $(CHECKED) --output-on-failure --parallel $(shell nproc)

## fuzz: search for inputs that break the program, TIME seconds a target (all together an hour); FUZZ=layout takes one
FUZZ ?= $(patsubst tests/fuzz/%_fuzz.cpp,%,$(wildcard tests/fuzz/*_fuzz.cpp))
TIME ?= $(shell expr 3600 / $(words $(FUZZ)))
fuzz: packages-fuzz
	cmake -S . -B build-fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DZBIRNYK_SANITIZE=ON -DZBIRNYK_FUZZ=ON -DBUILD_TESTING=ON --log-level=WARNING
	cmake --build build-fuzz --target $(addprefix fuzz_,$(FUZZ))
	tests/support/run_fuzz.sh build-fuzz $(TIME) $(FUZZ)

## samples: make the documents of input/ and the pictures of docs/
samples: packages-check all
	tests/support/make_pictures.sh output docs/images
	$(BUILD)/zbirnyk manual docs/templates
	tests/support/make_examples.sh $(BUILD)/zbirnyk docs/templates/examples $(BUILD)/examples docs/templates/images

## bench: measure the workloads; PEERS=FOLDER (from tests/bench/peers/prepare.sh) measures others beside, QUICK=1 does less
bench: packages-check program
	python3 tests/bench/run.py $(BUILD)/zbirnyk $(PEERS) $(if $(QUICK),--quick)

## install: install the program, templates and fonts (PREFIX, default /usr/local)
PREFIX ?= /usr/local
install: program
	cmake --install $(BUILD) --prefix $(PREFIX)

packages-%:
	@.ci/install-packages $*

## clean: remove what was built
clean:
	rm -rf $(BUILD) $(CHECKED) build-fuzz
	find output -mindepth 1 ! -name .gitkeep -delete

## help: this list
help:
	@sed -n 's/^## //p' Makefile
