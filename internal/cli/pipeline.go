package cli

import (
	"iter"
	"runtime"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// A job is a document on its way through the workers.
type job struct {
	in   extractor.Document
	out  *graph.Document
	err  error
	done chan struct{}
}

// extractAll extracts documents on all processors and yields the results in input
// order. At most four documents a processor are under way, so memory is bounded.
func extractAll(x *extractor.Extractor, docs iter.Seq2[extractor.Document, error]) iter.Seq2[*graph.Document, error] {
	return func(yield func(*graph.Document, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		todo, ordered := make(chan *job), make(chan *job, 4*workers)
		stop := make(chan struct{})
		defer close(stop)
		go feed(docs, todo, ordered, stop)
		for range workers {
			go func() {
				for j := range todo {
					j.out, j.err = x.Extract(j.in)
					close(j.done)
				}
			}()
		}
		for j := range ordered {
			<-j.done
			if !yield(j.out, j.err) || j.err != nil {
				return
			}
		}
	}
}

// feed hands the documents to the workers, and in the same order to the reader of results.
func feed(docs iter.Seq2[extractor.Document, error], todo, ordered chan<- *job, stop <-chan struct{}) {
	defer close(todo)
	defer close(ordered)
	for doc, err := range docs {
		j := &job{in: doc, err: err, done: make(chan struct{})}
		select {
		case ordered <- j:
		case <-stop:
			return
		}
		if err != nil {
			close(j.done)
			return
		}
		select {
		case todo <- j:
		case <-stop:
			return
		}
	}
}
