# Two commands for a stranger: `make run` and `make test`.
GO ?= go

.PHONY: test
test:
	$(GO) vet ./...
	$(GO) test -race ./...
