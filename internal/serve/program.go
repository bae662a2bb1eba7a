package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/identity"
)

// A program is a rules file ready to read texts.
type program struct {
	source  string
	set     *rules.Set
	x       *extractor.Extractor
	matcher *identity.Matcher
}

// shippedSource is the rules file that changes nothing.
const shippedSource = "version: 1\nextends: shipped\n"

// compile makes a program of a rules file, of none at all the shipped rules. The error is
// a [rules.Errors] where the file has mistakes.
func (s *Server) compile(source string) (*program, error) {
	if strings.TrimSpace(source) == "" {
		source = shippedSource
	}
	if len(source) > MaxRules {
		return nil, &problem{Status: http.StatusRequestEntityTooLarge, Message: fmt.Sprintf("the rules have more than %d bytes", MaxRules),
			Hint: "put the rest into files that they include, and name the rules file on the command line"}
	}
	if p := s.programs.find(source); p != nil {
		return p, nil
	}
	var files fs.FS
	if s.config.Files != nil {
		files = s.config.Files
	}
	set, err := rules.Parse(s.config.Rules, []byte(source), files, s.config.Shipped)
	if err != nil {
		return nil, err
	}
	options := s.config.Options
	x, err := extractor.New(set, &options)
	if err != nil {
		return nil, unprocessable(err)
	}
	p := &program{source, set, x, identity.New(set, s.config.Overrides)}
	s.programs.keep(p)
	return p, nil
}

// unprocessable says of an error that it lies in what was sent.
func unprocessable(err error) error {
	if p := (*problem)(nil); errors.As(err, &p) {
		return err
	}
	return &problem{Status: http.StatusUnprocessableEntity, Message: err.Error()}
}

// maxPrograms is how many programs are kept: those of the start, of the
// editor and of what it is compared with, and one more. Each takes some 30 MB.
const maxPrograms = 4

// programs are the last that were used.
type programs struct {
	mu  sync.Mutex
	all []*program // the last used first
}

func (ps *programs) find(source string) *program {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	for i, p := range ps.all {
		if p.source == source {
			copy(ps.all[1:i+1], ps.all[:i])
			ps.all[0] = p
			return p
		}
	}
	return nil
}

func (ps *programs) keep(p *program) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.all = append([]*program{p}, ps.all[:min(len(ps.all), maxPrograms-1)]...)
}
