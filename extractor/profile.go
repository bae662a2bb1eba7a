package extractor

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Profile counts what each rule does over any number of documents. The counts are
// exact; the times hold the cost of the measuring itself, so that only their
// proportions mean much.
type Profile struct {
	Documents int
	Bytes     int
	Total     time.Duration // of the extraction
	costs     map[string]*RuleCost
	shapes    map[rules.Position]int // what read something: how often
	gaps      map[string]*Gap
}

// Read returns how often the clause, noun, title or pattern at a position read a fact.
func (p *Profile) Read(shape rules.Position) int { return p.shapes[shape] }

// A RuleCost is what one rule did.
type RuleCost struct {
	Rule  string
	Pos   rules.Position
	Frame bool          // else an entity rule
	Tried int           // places where its words or its pattern could begin
	Hit   int           // of these, where it read something
	Kept  int           // facts or names that reached the result
	Time  time.Duration // from the begin of each try to its end
}

// NewProfile returns a profile of no document: every rule stands at nothing.
func (x *Extractor) NewProfile() *Profile {
	p := &Profile{costs: map[string]*RuleCost{}, shapes: map[rules.Position]int{}, gaps: map[string]*Gap{}}
	for r := range x.entityRules() {
		p.costs[r.ID] = &RuleCost{Rule: r.ID, Pos: r.Pos}
	}
	for f := range x.frames.bound {
		p.costs[f.ID] = &RuleCost{Rule: f.ID, Pos: f.Pos, Frame: true}
	}
	return p
}

// Rules returns the costs of all rules, the dearest first.
func (p *Profile) Rules() []RuleCost {
	var all []RuleCost
	for _, c := range p.costs {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b RuleCost) int {
		return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(b.Tried, a.Tried), cmp.Compare(a.Rule, b.Rule))
	})
	return all
}

// Profile is Extract that adds to p what the rules did. A profile is filled by one
// goroutine at a time.
func (x *Extractor) Profile(p *Profile, doc Document) (*graph.Document, error) {
	if len(doc.Text) > MaxText {
		return nil, fmt.Errorf("document %q has %d bytes, at most %d are possible: split it", doc.ID, len(doc.Text), MaxText)
	}
	w := x.pool.Get().(*work)
	w.profile = &profiler{costs: p.costs, shapes: p.shapes}
	defer func() {
		w.profile = nil
		x.pool.Put(w)
	}()
	start := time.Now()
	out := x.extract(w, doc)
	p.Total += time.Since(start)
	x.findGaps(w, doc.ID, p.gaps)
	p.Documents++
	p.Bytes += len(doc.Text)
	for i := range out.Relations {
		kept := map[string]bool{}
		for k := range out.Relations[i].Evidence {
			kept[out.Relations[i].Evidence[k].Rule] = true
		}
		for rule := range kept {
			if c := p.costs[rule]; c != nil {
				c.Kept++
			}
		}
	}
	for i := range out.Mentions {
		if c := p.costs[out.Mentions[i].Rule]; c != nil {
			c.Kept++
		}
	}
	return out, nil
}

// A profiler stops the time of the rule that is being tried.
type profiler struct {
	costs  map[string]*RuleCost
	shapes map[rules.Position]int
	now    *RuleCost // the rule that is being tried
	shape  rules.Position
	since  time.Time
	hit    bool
}

// noteDone records that no rule is being tried any more.
func (w *work) noteDone() {
	if w.profile != nil {
		w.profile.stop()
	}
}

func (p *profiler) stop() { p.done(time.Now()) }

func (p *profiler) try(rule string, shape rules.Position) {
	now := time.Now()
	p.done(now)
	if p.now = p.costs[rule]; p.now != nil {
		p.now.Tried++
		p.since, p.shape, p.hit = now, shape, false
	}
}

func (p *profiler) done(now time.Time) {
	if p.now == nil {
		return
	}
	p.now.Time += now.Sub(p.since)
	if p.hit {
		p.now.Hit++
	}
	p.now = nil
}

// read records that the rule being tried read something.
func (p *profiler) read(rule string) {
	if p.now != nil && p.now.Rule == rule {
		p.hit = true
		p.shapes[p.shape]++
	}
}
