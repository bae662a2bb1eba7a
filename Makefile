.PHONY: build test race lint fuzz bench peers pgo golden picture readers

build:
	go build -o dossier ./cmd/dossier
test:
	go test ./...
race:
	go test -race -short ./extractor ./internal/serve
	go test -race -short -run 'SameBytes|ClosedOutput|Interrupt|Saver|Script/(extract|folder|serve)$$' ./internal/cli
lint:
	test -z "$$(git ls-files '*.go' | xargs gofmt -l)" && go vet ./... && go tool staticcheck ./...
readers:
	npm ci --no-audit --no-fund --prefix export/testdata/readers
fuzz:
	bash .ci/fuzz 30s
bench:
	go test -run '^$$' -bench . -benchmem ./...
peers: # TEXT=articles.jsonl compares on a text of your own
	npm ci --prefix bench/peers && cd bench && go run . -text "$(abspath $(TEXT))" -o ../docs/benchmarks.md
pgo: # TEXT=articles.jsonl as above: the profile that guides the compiler
	cd bench && go run . -text "$(abspath $(TEXT))" -profile ../cmd/dossier/default.pgo
golden:
	go test ./export ./extractor/rules -update
	go test ./internal/cli -run 'Guide|Vocabulary' -update
picture:
	go run ./cmd/dossier extract examples/iran-talks.txt -o docs/iran-talks.svg
	d=$$(mktemp -d) && go run ./cmd/dossier extract examples/iran-talks.txt -o $$d/graph.html && \
		node export/testdata/readers/page_shot.mjs $$d/graph.html "Donald Trump threaten" docs/page.png; rm -r $$d
	d=$$(mktemp -d) && WORKBENCH_SHOTS=$$d go test -count=1 ./internal/serve -run Browser && cp $$d/serve.png docs/ && rm -r $$d
