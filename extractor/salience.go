package extractor

import (
	"fmt"
	"strings"
)

// A feature is what makes an entity a more or less likely antecedent of a pronoun.
type feature uint8

const (
	distance    feature = iota // sentences between its nearest mention and the pronoun
	rank                       // agreeing entities that stand nearer, at most maxRank
	near                       // a few words before the pronoun
	subject                    // its nearest mention is the subject of a finite verb
	oblique                    // ... hangs on a preposition
	inNoun                     // ... and that on a noun, or it stands before one: "talks with Ann", "the Brenta chairman"
	coordinated                // ... is a member of a list: "Ann and Bob"
	bracketed                  // ... is in brackets
	longName                   // ... has more than one word: it introduces, a short one takes up
	parallel                   // it and the pronoun have the same function in their clauses
	ownClause                  // the pronoun is possessive and it is the subject of the clause
	described                  // the pronoun stands in the relative clause that describes it
	announced                  // it follows the phrase or clause that the pronoun opens the sentence with
	regarded                   // it is the object, the pronoun a possessive behind "over", "about" or "in response to"
	topic                      // the text names it most often
	gendered                   // its gender is known and agrees
	defined                    // the text opens by saying what it is
	untyped                    // only the pronoun says that it is a person
	features
)

// maxRank is the rank from which on it makes no difference, nearby how many words are near.
const maxRank, nearby = 4, 8

// weights are points of salience for each feature. What counts is taken from Lappin and
// Leass (1994: recency, subject emphasis, parallel functions, head nouns before
// embedded ones, lists and cataphora), Hobbs (1978: subjects first, clause by clause)
// and Lee et al. (2013: sentence window, attributes that agree). How much it counts was
// fitted on a half of GAP's development texts and checked on the other half, 286 and
// 287 of 382 names found for either half, then rounded.
var weights = [features]int{
	distance: -9, rank: -3, near: 5, subject: 5, oblique: -2, inNoun: -5, coordinated: -8, bracketed: -3, longName: -3,
	parallel: 7, ownClause: 4, described: 5, announced: 8, regarded: 12, topic: 4, defined: 9, gendered: 5, untyped: -4,
}

// A candidate is an entity that a pronoun may refer to.
type candidate struct {
	entity   int32
	mention  int32 // the nearest
	features [features]int8
}

func (c *candidate) score() int {
	n := 0
	for f, weight := range weights {
		n += weight * int(c.features[f])
	}
	return n
}

// featureNames say in an explanation what spoke for or against a candidate.
var featureNames = [features]string{"sentences away", "others nearer", "near", "subject", "oblique", "inside a noun phrase", "in a list", "in brackets",
	"long name", "parallel", "subject of the clause", "described by the clause", "announced", "object", "topic", "gender known", "what the text defines", "only a pronoun types it"}

// account lists the features of a candidate with their points.
func (c *candidate) account() string {
	var parts []string
	for f, name := range featureNames {
		if n := weights[f] * int(c.features[f]); n != 0 {
			parts = append(parts, fmt.Sprintf("%s %+d", name, n))
		}
	}
	return strings.Join(parts, ", ")
}

// consider adds the entity of mention i as a candidate for pronoun r; nearer is how
// many agreeing entities stand nearer.
func (x *Extractor) consider(w *work, r *reference, i int32, nearer int) *candidate {
	m := &w.mentions[i]
	w.candidates = append(w.candidates, candidate{entity: m.entity, mention: i})
	c := &w.candidates[len(w.candidates)-1]
	set := func(f feature, on bool) {
		if on {
			c.features[f] = 1
		}
	}
	e := &w.entities[m.entity]
	first := w.mentions[r.mention].first
	p, function := x.functionOf(w, i)
	c.features[distance] = int8(max(r.sent-m.sent, 0))
	c.features[rank] = int8(min(nearer, maxRank))
	if m.first < first {
		x.weighPlace(w, r, c, p, function, m.last)
	} else {
		set(subject, function == asSubject)
	}
	if x.tellsOfKin(w, i, p, function) { // "Her sister Ann is a novelist. She": of whom the text tells
		set(subject, true)
		set(parallel, r.function == asSubject)
	}
	set(inNoun, c.features[inNoun] > 0 || function == asModifier && !x.types.is(e.typ, x.personMask)) // "the Brenta chairman"
	set(longName, m.last-m.first > 1)
	set(bracketed, m.first > 0 && w.token(m.first-1).Word == x.en.open)
	set(ownClause, r.function == asOwner && r.own == m.entity)
	set(described, r.relative == m.entity)
	set(topic, w.topic == m.entity)
	if w.defined == m.entity {
		c.features[defined], c.features[distance] = 1, min(c.features[distance], 1) // it is never far
	}
	set(gendered, e.gender != noGender)
	set(untyped, e.typ == unknown || e.nameless)
	return c
}

// tellsOfKin reports whether mention i, of phrase p, owns a relative of whom its sentence says what he is, as an aside
// to what the text tells.
func (x *Extractor) tellsOfKin(w *work, i, p int32, f function) bool {
	if f != asOwner || w.mentions[i].kind != kindPronoun || p < 0 || !x.kinWord(w, p) || w.phrases[p].subjectOf < 0 {
		return false
	}
	v := &w.verbs[w.phrases[p].subjectOf]
	return v.tense == present && w.lemma(v.main) == x.en.be && w.mentions[i].first == w.doc.Sentences[w.mentions[i].sent].First
}

// emphasize gives a candidate that mention i makes the subject of a sentence what that counts, where its
// nearest mention there is only the owner of something, or another name: "She was raised by her aunt Ann. She",
// "Vance was born Ann Lund to Karl. She".
func (x *Extractor) emphasize(w *work, r *reference, c *candidate, i int32) {
	m, near := &w.mentions[i], &w.mentions[c.mention]
	if m.sent != near.sent || m.sent == r.sent || c.features[subject] > 0 {
		return
	}
	p, function := x.functionOf(w, i)
	q, nearest := x.functionOf(w, c.mention)
	owner := near.kind == kindPronoun && nearest == asOwner
	renamed := near.kind == kindName && nearest == asObject && p >= 0 && q >= 0 && w.syntax[p].verb == w.syntax[q].verb
	if function != asSubject || !owner && !renamed {
		return
	}
	c.features[subject], c.features[oblique], c.features[inNoun], c.features[coordinated] = 1, 0, 0, 0
	if r.function == asSubject {
		c.features[parallel] = 1
	}
}

// weighPlace adds what the place of phrase p, which ends at token last, has to do with
// that of pronoun r.
func (x *Extractor) weighPlace(w *work, r *reference, c *candidate, p int32, function function, last int32) {
	set := func(f feature, on bool) {
		if on {
			c.features[f] = 1
		}
	}
	set(near, c.features[distance] == 0 && w.mentions[r.mention].first-last < nearby)
	set(subject, function == asSubject)
	set(oblique, function == asOblique)
	set(parallel, function == r.function && (function == asSubject || function == asObject))
	if p >= 0 {
		q := &w.phrases[p]
		set(coordinated, q.lead != p || q.next >= 0)
		same := w.syntax[p].verb == r.verb && r.verb >= 0
		answered := same && r.answered && function != asSubject
		set(inNoun, q.prep > 0 && w.phraseAt[q.prep-1] >= 0 && !answered) // "sanctions on Norway in response to its"
		set(regarded, answered || same && function == asObject && r.about)
	}
}

// findTopic returns the person that the title names, else the one that the text names
// most often, the first of equals; -1 for none.
func (x *Extractor) findTopic(w *work) int32 {
	if w.titled >= 0 {
		return w.titled
	}
	found := int32(-1)
	for e := range w.entities {
		o := &w.entities[e]
		if !x.types.is(o.typ, x.personMask) || o.first < 0 {
			continue
		}
		if found >= 0 {
			t := &w.entities[found]
			if o.mentions < t.mentions || o.mentions == t.mentions && w.mentions[o.first].start > w.mentions[t.first].start {
				continue
			}
		}
		found = int32(e)
	}
	return found
}
