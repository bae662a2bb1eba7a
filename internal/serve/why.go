package serve

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/graph"
)

// A whyRequest asks why an entity or a relation is in a graph.
type whyRequest struct {
	View string `json:"view"`
	Kind string `json:"kind"` // "entity" or "relation"
	ID   string `json:"id"`
}

// An account is why something is in a graph, document by document.
type account struct {
	Title     string             `json:"title"`
	Documents []*explain.Account `json:"documents"`
	More      int                `json:"more"` // documents that are not told of
}

// maxTold is how many documents are told of: each is extracted once more, and slowly.
const maxTold = 12

func (s *Server) why(ctx context.Context, req *whyRequest) (*account, error) {
	v, err := s.views.find(req.View)
	if err != nil {
		return nil, err
	}
	switch req.Kind {
	case "entity":
		if e, ok := v.entity(req.ID); ok {
			return v.whyEntity(ctx, &e)
		}
	case "relation":
		if r := v.relation(req.ID); r != nil {
			return v.whyRelation(ctx, r)
		}
	default:
		return nil, &problem{Status: http.StatusBadRequest, Message: fmt.Sprintf("unknown kind %q", req.Kind), Hint: "it is entity or relation"}
	}
	return nil, &problem{Status: http.StatusNotFound, Message: fmt.Sprintf("the graph has no %s %q", req.Kind, req.ID)}
}

// relation returns the relation of an ID, nil for none.
func (v *view) relation(id string) *graph.Relation {
	v.drawing.Lock()
	defer v.drawing.Unlock()
	for r := range v.graph.Relations() {
		if export.RelationID(&r) == id {
			return &r
		}
	}
	return nil
}

// whyEntity tells, by each document, what decided on the mentions of an entity, and on
// the facts about it. In the document it may have another ID and another name.
func (v *view) whyEntity(ctx context.Context, e *graph.Entity) (*account, error) {
	places := map[string]graph.Span{} // of a mention, by document
	var in []string
	for _, m := range e.Mentions {
		if _, ok := places[m.Document]; !ok {
			places[m.Document] = m.Span
			in = append(in, m.Document)
		}
	}
	return v.tell(ctx, e.Name, in, func(doc *graph.Document, trace *extractor.Trace) *explain.Account {
		i := slices.IndexFunc(doc.Mentions, func(m graph.Mention) bool { return m.Span == places[doc.ID] })
		if i < 0 {
			return nil
		}
		return explain.Why(doc, trace, explain.Selection{Match: []string{doc.Mentions[i].Entity}})
	})
}

// whyRelation tells, by each document, how a relation was read.
func (v *view) whyRelation(ctx context.Context, r *graph.Relation) (*account, error) {
	var in []string
	for i := range r.Evidence {
		if d := r.Evidence[i].Document; !slices.Contains(in, d) {
			in = append(in, d)
		}
	}
	names := map[string]string{}
	for _, id := range []string{r.Subject, r.Object, r.Attribution} {
		if e, ok := v.entity(id); ok {
			names[id] = e.Name
		}
	}
	return v.tell(ctx, extractor.Describe(r, names), in, func(doc *graph.Document, trace *extractor.Trace) *explain.Account {
		a := explain.Why(doc, trace, explain.Selection{})
		var facts []explain.Fact
		for i := range doc.Relations { // a.Facts has one of each
			if o := &doc.Relations[i]; o.Type == r.Type && o.Polarity == r.Polarity && o.Modality == r.Modality && shares(o.Evidence, r.Evidence) {
				facts = append(facts, a.Facts[i])
			}
		}
		a.Facts = facts
		return a
	})
}

func (v *view) entity(id string) (graph.Entity, bool) {
	v.drawing.Lock()
	defer v.drawing.Unlock()
	return v.graph.Entity(id)
}

// shares reports whether two relations have evidence at one place.
func shares(a, b []graph.Evidence) bool {
	return slices.ContainsFunc(a, func(x graph.Evidence) bool {
		return slices.ContainsFunc(b, func(y graph.Evidence) bool {
			return x.Document == y.Document && x.Rule == y.Rule && x.Form == y.Form && x.Trigger == y.Trigger && x.Subject == y.Subject && x.Object == y.Object
		})
	})
}

// tell explains the documents of the IDs, and gives each to do.
func (v *view) tell(ctx context.Context, title string, ids []string, do func(*graph.Document, *extractor.Trace) *explain.Account) (*account, error) {
	out := &account{Title: title, Documents: []*explain.Account{}}
	for _, in := range v.documents {
		if !slices.Contains(ids, in.ID) {
			continue
		}
		if len(out.Documents) == maxTold {
			out.More++
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc, trace, err := v.program.x.Explain(in)
		if err != nil {
			return nil, unprocessable(err)
		}
		if a := do(doc, trace); a != nil {
			out.Documents = append(out.Documents, a)
		}
	}
	return out, nil
}

// A whyNotRequest asks how near a rule came to a text.
type whyNotRequest struct {
	Rules string `json:"rules"`
	Rule  string `json:"rule"`
	Text  string `json:"text"`
}

// maxTried is how many bytes the text of a whyNotRequest has at most: it is for sentences.
const maxTried = 64 << 10

func (s *Server) whyNot(_ context.Context, req *whyNotRequest) (*explain.Nearness, error) {
	if len(req.Text) > maxTried {
		return nil, &problem{Status: http.StatusRequestEntityTooLarge, Message: fmt.Sprintf("the text has more than %d bytes", maxTried), Hint: "choose the sentence that the rule should read"}
	}
	p, err := s.compile(req.Rules)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(ruleNames(p.set), func(r ruleName) bool { return r.ID == req.Rule }) {
		return nil, &problem{Status: http.StatusNotFound, Message: fmt.Sprintf("there is no rule %q", req.Rule), Hint: "choose one of the list"}
	}
	doc, trace, err := p.x.ExplainRule(extractor.Document{ID: "the text", Text: req.Text}, req.Rule)
	if err != nil {
		return nil, unprocessable(err)
	}
	return explain.WhyNot(p.set, req.Rule, doc, trace)
}
