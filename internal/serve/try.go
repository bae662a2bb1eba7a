package serve

import (
	"context"
	"errors"
	"net/http"

	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/measure"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// A rulesRequest asks what a rules file does.
type rulesRequest struct {
	Texts  []Text `json:"texts"`
	Rules  string `json:"rules"`
	Before string `json:"before"` // the rules file that it is compared with; empty for the shipped rules
}

// A trial is what a rules file does.
type trial struct {
	Mistakes    []mistake             `json:"mistakes"`
	Report      *explain.Report       `json:"report"`   // nil where there are mistakes
	Examples    []example             `json:"examples"` // of the file itself
	Differences []*measure.Difference `json:"differences"`
	Before      []mistake             `json:"before"` // in the rules that it is compared with
}

// An example is one of a rule in the editor.
type example struct {
	Rule   string   `json:"rule"`
	Line   int      `json:"line"`
	Text   string   `json:"text"`
	Wants  []string `json:"wants"` // nothing for a near miss
	Failed string   `json:"failed,omitempty"`
}

// tryRules runs the examples of a rules file and compares what it finds in the texts
// with what another finds.
func (s *Server) tryRules(ctx context.Context, req *rulesRequest) (*trial, error) {
	out := &trial{Mistakes: []mistake{}, Examples: []example{}, Differences: []*measure.Difference{}, Before: []mistake{}}
	now, err := s.compile(req.Rules)
	if errs := (rules.Errors)(nil); errors.As(err, &errs) {
		out.Mistakes = s.mistakes(errs)
		return out, nil
	} else if err != nil {
		return nil, err
	}
	if out.Report, err = explain.Check(now.x, now.set, true); err != nil {
		return nil, err
	}
	out.Examples = s.examples(now.set, out.Report)
	before, err := s.compile(req.Before)
	if errs := (rules.Errors)(nil); errors.As(err, &errs) {
		out.Before = s.mistakes(errs)
		return out, nil
	} else if err != nil {
		return nil, err
	}
	docs, _, err := s.documents(req.Texts)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if err := ctx.Err(); err != nil || before == now {
			return out, err
		}
		diff, err := measure.Compare(before.x, now.x, d)
		if err != nil {
			return nil, unprocessable(err)
		}
		if !diff.Empty() {
			out.Differences = append(out.Differences, diff)
		}
	}
	return out, nil
}

// examples lists the examples that stand in the editor's file.
func (s *Server) examples(set *rules.Set, report *explain.Report) []example {
	failed := map[string]string{}
	for i := range report.Failed {
		failed[report.Failed[i].At] = report.Failed[i].Message
	}
	out := []example{}
	for rule, e := range explain.Examples(set) {
		if e.Pos.File != s.config.Rules {
			continue
		}
		x := example{Rule: rule, Line: e.Pos.Line, Text: e.Text, Wants: []string{}, Failed: failed[e.Pos.String()]}
		for _, span := range e.Spans {
			x.Wants = append(x.Wants, e.Text[span[0]:span[1]])
		}
		for i := range e.Wants {
			x.Wants = append(x.Wants, e.Wants[i].String())
		}
		out = append(out, x)
	}
	return out
}

// A checkRequest asks for all examples, those of the extended set too.
type checkRequest struct {
	Rules string `json:"rules"`
}

func (s *Server) check(_ context.Context, req *checkRequest) (*explain.Report, error) {
	p, err := s.compile(req.Rules)
	if err != nil {
		return nil, err
	}
	return explain.Check(p.x, p.set, false)
}

// A saveRequest is a rules file to write.
type saveRequest struct {
	Rules string `json:"rules"`
}

type saved struct {
	File string `json:"file"`
}

func (s *Server) save(_ context.Context, req *saveRequest) (*saved, error) {
	if s.config.Save == nil {
		return nil, &problem{Status: http.StatusForbidden, Message: "there is no file to save to", Hint: "download the rules, or start dossier serve with --rules FILE"}
	}
	if len(req.Rules) > MaxRules {
		return nil, &problem{Status: http.StatusRequestEntityTooLarge, Message: "the rules are too long"}
	}
	if err := s.config.Save([]byte(req.Rules)); err != nil {
		return nil, &problem{Status: http.StatusConflict, Message: err.Error(), Hint: "download the rules instead"}
	}
	return &saved{s.config.Rules}, nil
}
