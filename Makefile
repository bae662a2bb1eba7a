.PHONY: build test race lint fuzz bench golden picture

build:
	go build -o dossier ./cmd/dossier
test:
	go test ./...
race:
	go test -race -short ./extractor ./internal/cli ./export
lint:
	test -z "$$(gofmt -l .)" && go vet ./... && go tool staticcheck ./...
fuzz:
	bash .ci/fuzz 30s
bench:
	go test -run '^$$' -bench . -benchmem ./...
golden:
	go test ./export ./extractor/rules -update
	go test ./internal/cli -run Guide -update
picture:
	go run ./cmd/dossier extract examples/iran-talks.txt -o docs/iran-talks.svg
