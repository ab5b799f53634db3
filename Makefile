# Two commands for a stranger: `make run` serves the program, `make test` runs
# everything that CI runs. Both set up what they need. While you work: `make dev`
# or `make workbench`, and `make quick`.

GO      ?= go
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
PROGRAMS := ./cmd/interessentkart ./cmd/interessentkart-graphviz
# Without debug symbols, and without gin's codec for a format that nobody sends.
BUILD   := -trimpath -tags nomsgpack -ldflags '-s -w'
TARGETS := linux-amd64 linux-arm64 windows-amd64 windows-arm64 darwin-amd64 darwin-arm64
FUZZTIME ?= 5m

.PHONY: run build compiled web notices dev workbench quick test postgres check form web-test e2e vulnerabilities bench soak fuzz release clean

run: build
	bin/interessentkart serve

# The client and the packages of Go are made side by side; what is left is to link.
build:
	@$(MAKE) --no-print-directory -j2 web compiled
	@$(MAKE) --no-print-directory notices
	CGO_ENABLED=0 $(GO) build $(BUILD) -o bin/ $(PROGRAMS)

compiled:
	CGO_ENABLED=0 $(GO) build $(BUILD) ./internal/...

# Both halves as one works: they show at once what is changed, and nobody logs in.
dev: web/node_modules
	@cd web && GO=$(GO) node scripts/dev.mjs serve

# Every page, dialog and drawing in every state, see CONTRIBUTING.md.
workbench: web/node_modules
	@cd web && GO=$(GO) node scripts/dev.mjs workbench

# What matters while one types: form, types, and the tests of what differs from
# the main branch. Tests that have passed on the same sources are not run again.
quick: web/node_modules
	@web/scripts/quick

# The licences of all that is in the programs, which the program can print. One
# that is not allowed fails.
notices: internal/notices/text/notices.txt

internal/notices/text/notices.txt: go.mod web/package-lock.json $(wildcard internal/notices/gather/*.go) | web/node_modules
	$(GO) run ./internal/notices/gather $@

# The client, built anew only when something in it has changed.
web: web/dist/index.html

web/node_modules: web/package-lock.json web/package.json
	cd web && npm ci --no-progress
	@touch $@

web/dist/index.html: web/node_modules web/index.html web/vite.config.ts web/tsconfig.json data/contract/openapi.json \
  $(wildcard data/words/*/*.json data/words/*/web/*.json) $(wildcard data/guide/*.md data/pictures/*.svg) $(shell find web/src web/public -type f ! -name api.gen.ts)
	cd web && npm run --silent build

test: form web-test e2e postgres
	$(GO) test -timeout 20m ./...
	$(GO) test -race -timeout 20m $(CONCURRENT)
	@$(POSTGRES)

# The packages in which things happen at the same time. The others have nothing for
# the race detector to find, and draw ten times as slowly under it.
CONCURRENT := ./cmd/interessentkart ./internal/access ./internal/analysis/... ./internal/compare ./internal/erasure \
  ./internal/httpapi ./internal/layout/graphviz ./internal/layout/stress ./internal/live ./internal/store/... ./internal/workshop

# A PostgreSQL server to test with; it is said aloud, also at the end, when there
# is none.
POSTGRES := internal/store/postgres/pgtest/install.sh

postgres:
	@$(POSTGRES)

web-test: web
	cd web && npm run --silent types && npm run --silent check && npm run --silent lint && npm run --silent test

# The journeys of people through the real program in a real browser.
e2e: build
	web/scripts/browser
	cd web && npm run --silent e2e

# Everything about the code that needs no running: form, the import table and
# known vulnerabilities.
check: form vulnerabilities web/node_modules
	$(GO) run ./internal/notices/gather
	$(GO) test -count 1 -run 'TestImportTable|TestDomainHasNoLibraries' ./cmd/interessentkart
	internal/words/spelling.sh

form: web/node_modules
	@unformatted="$$(gofmt -l cmd internal data without web/*.go)"; \
	  test -z "$$unformatted" || { echo "not formatted: $$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod verify >/dev/null
	cd web && npm run --silent formatted

# A vulnerability that is found fails; a database out of reach is said aloud.
vulnerabilities:
	@$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./... > vulnerabilities.out 2>&1; code=$$?; \
	  cat vulnerabilities.out; \
	  if grep -q 'govulncheck: fetching vulnerabilities' vulnerabilities.out; then \
	    echo "!! KNOWN VULNERABILITIES WERE NOT CHECKED: the database is out of reach"; exit 0; fi; \
	  exit $$code

# Every figure in the README comes from here. Graphviz, igraph and CBC are
# measured side by side where they are installed.
bench:
	$(GO) test -run '^$$' -bench . -benchtime 1s -timeout 60m ./...

# The full counts of what `make test` runs in smaller ones.
soak: postgres
	SOAK=1 $(GO) test -race -timeout 80m -count 1 -v -run 'Soak|Kill|PowerCut|Damage|FullDisk|Unusable|Secret|EveryRole|Faults|Linear|Line' ./internal/store/... ./internal/live/... ./internal/httpapi ./cmd/interessentkart
	SOAK=1 $(GO) test -timeout 30m -count 1 -v -run 'PeakMemory' ./cmd/interessentkart

# Every fuzz target for FUZZTIME.
fuzz:
	@for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
	  done; \
	done

# One archive a platform, without cgo, and their checksums.
release: web notices
	@rm -rf dist && mkdir -p dist
	@for target in $(TARGETS); do \
	  os=$${target%-*}; arch=$${target#*-}; name=interessentkart-$(VERSION)-$$target; \
	  mkdir -p dist/$$name && cp README.md LICENSE dist/$$name/ && \
	  CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build $(BUILD) -o dist/$$name/ $(PROGRAMS) && \
	  tar -C dist -czf dist/$$name.tar.gz $$name && rm -r dist/$$name && echo "dist/$$name.tar.gz" || exit 1; \
	done
	@cd dist && sha256sum *.tar.gz > SHA256SUMS

clean:
	rm -rf bin dist web/node_modules && find web/dist -mindepth 1 ! -name .keep -delete
