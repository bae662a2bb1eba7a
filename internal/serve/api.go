package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/intake"
)

// A problem is an answer that says what is wrong and what to do about it.
type problem struct {
	Status   int       `json:"-"`
	Message  string    `json:"error"`
	Hint     string    `json:"hint,omitempty"`
	Mistakes []mistake `json:"mistakes,omitempty"` // in the rules
}

func (p *problem) Error() string { return p.Message }

// A mistake is one in the rules file of the editor, or in a file that it names.
type mistake struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1
	Width   int    `json:"width"`  // in bytes
	Own     bool   `json:"own"`    // it is in the editor's file
	Rule    string `json:"rule,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Text    string `json:"text"` // as the command line prints it, with a caret
}

func (s *Server) mistakes(errs rules.Errors) []mistake {
	out := []mistake{}
	for _, e := range errs {
		out = append(out, mistake{e.Pos.File, e.Pos.Line, e.Pos.Column, max(e.Width, 1), e.Pos.File == s.config.Rules, e.Rule, e.Message, e.Hint, e.Error()})
	}
	return out
}

// asProblem turns an error into an answer.
func (s *Server) asProblem(err error) *problem {
	var p *problem
	var errs rules.Errors
	var bad *intake.Error
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &errs):
		plural := "s"
		if len(errs) == 1 {
			plural = ""
		}
		return &problem{http.StatusUnprocessableEntity, fmt.Sprintf("%d mistake%s in the rules", len(errs), plural), "", s.mistakes(errs)}
	case errors.As(err, &bad):
		return &problem{Status: http.StatusUnprocessableEntity, Message: bad.Error(), Hint: bad.Hint}
	case errors.As(err, &long):
		return tooLong(s.config.MaxText)
	}
	return &problem{Status: http.StatusInternalServerError, Message: err.Error()}
}

func tooLong(limit int) *problem {
	return &problem{Status: http.StatusRequestEntityTooLarge, Message: fmt.Sprintf("the texts have more than %d bytes", limit),
		Hint: "work on a part of them, or start dossier serve with a larger --max-text"}
}

// refuse answers with what is wrong.
func (s *Server) refuse(w http.ResponseWriter, err error) {
	p := s.asProblem(err)
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	answer(w, p.Status, p)
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // a browser that is gone needs no answer
}

func (s *Server) unknown(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, &problem{Status: http.StatusNotFound, Message: "there is nothing at " + r.URL.Path, Hint: "the workbench is at /"})
}

// patience is how long a request waits for others to be done.
const patience = 20 * time.Second

// bodyLimit is how long a request may be: JSON writes a byte as two where it must be
// escaped, and few are written as six.
func (s *Server) bodyLimit() int64 { return int64(2*(s.config.MaxText+2*MaxRules) + 64<<10) }

// api is the handler of requests and answers in JSON. As many work at once as there
// are processors; others wait.
func api[Request, Answer any](s *Server, do func(context.Context, *Request) (Answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		req := new(Request)
		if err := decode(http.MaxBytesReader(w, r.Body, s.bodyLimit()), req); err != nil {
			s.refuse(w, err)
			return
		}
		out, err := working(s, r.Context(), func() (Answer, error) { return do(r.Context(), req) })
		if err != nil {
			s.refuse(w, err)
			return
		}
		answer(w, http.StatusOK, out)
	}
}

// decode reads one JSON value and nothing after it.
func decode(body io.Reader, into any) error {
	d := json.NewDecoder(body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, more := d.Token(); more == io.EOF {
			return nil
		}
		err = errors.New("more follows after the first value")
	}
	if long := (*http.MaxBytesError)(nil); errors.As(err, &long) {
		return err
	}
	return &problem{Status: http.StatusBadRequest, Message: "the request is not what it should be: " + err.Error()}
}

// working runs do when fewer than the most that may work at once do.
func working[Answer any](s *Server, ctx context.Context, do func() (Answer, error)) (out Answer, err error) {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case s.work <- struct{}{}:
	case <-ctx.Done():
		return out, ctx.Err()
	case <-wait.C:
		return out, &problem{Status: http.StatusServiceUnavailable, Message: "the workbench is busy with other requests", Hint: "try again"}
	}
	defer func() { <-s.work }()
	return do()
}
