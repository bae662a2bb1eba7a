package cli

import (
	"context"
	"iter"
	"runtime"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/intake"
)

// A job is a document on its way through the workers.
type job struct {
	in   intake.Document
	out  *graph.Document
	err  error
	done chan struct{}
}

// extractAll extracts documents on all processors and yields the results in input
// order, until one fails or the context ends; notes on the inputs are told in the
// same order. At most six documents a processor are under way, so memory is bounded.
func (c *Command) extractAll(ctx context.Context, x *extractor.Extractor, docs iter.Seq2[intake.Document, error]) iter.Seq2[*graph.Document, error] {
	return func(yield func(*graph.Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		workers := runtime.GOMAXPROCS(0)
		jobs, ordered := make(chan *job), make(chan *job, 4*workers)
		go feed(ctx, docs, jobs, ordered)
		for range workers {
			go func() {
				for j := range jobs {
					j.out, j.err = x.Extract(j.in.Document)
					close(j.done)
				}
			}()
		}
		for {
			j, err := next(ctx, ordered)
			if err != nil {
				yield(nil, err)
				return
			}
			if j == nil {
				return
			}
			c.note(j.in.Note)
			if !yield(j.out, j.err) || j.err != nil {
				return
			}
		}
	}
}

// next waits for the next job in order and for its end; nil when there are no more.
func next(ctx context.Context, ordered <-chan *job) (*job, error) {
	select {
	case j, ok := <-ordered:
		if !ok {
			return nil, nil
		}
		select {
		case <-j.done:
			return j, nil
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return nil, ctx.Err()
}

// feed hands the documents to the workers, and in the same order to the reader of results.
func feed(ctx context.Context, docs iter.Seq2[intake.Document, error], jobs, ordered chan<- *job) {
	defer close(jobs)
	defer close(ordered)
	for in, err := range docs {
		j := &job{in: in, err: err, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		}
		select {
		case ordered <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return
		}
	}
}
