package extractor

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// What speaks for a type, in the same small numbers as the confidence of a clue: a rule
// that promotes with confidence 0.9, 0.7 or 0.5 weighs 6, 4 or 2.
const (
	enough        = 2   // what a name of unknown type needs to get one
	listedOwn     = 100 // a name that a user lists on top of a set outweighs all votes
	listedCountry = 20  // a name of the lexicon, by how seldom it means anything else
	listedWords   = 12  // of several words
	listedWord    = 8
	listedPlace   = 8  // it may be a person's or a team's too
	listedWeak    = 4  // one that needs a second clue
	madeHere      = 12 // an entity rule found the name here
	madeElsewhere = 4  // in another place of the document
	mostFromName  = 12
	articled      = 8 // against a person, behind an article
	shortened     = 8 // against what a short form of a company or a team is not

	called = 6 // a rule of high confidence says that the name is a body's
	titled = 6 // a rule of high confidence says that the name is a work's

	sure = 0.5 // the score from which a name vouches for its neighbours
)

// A vote is a clue to the type of the name that begins at a token.
type vote struct {
	at     int32
	typ    typeID
	weight int16
	rule   string
}

// A ballot adds up the votes on one name over a document.
type ballot struct {
	sum   [maxTypes + 1]int16
	types uint64 // those with votes
	made  uint64 // those by which an entity rule found the name somewhere
	first int32  // the first mention
	best  int32  // a mention that was typed with most certainty, -1 for none
	last  int32  // the ballot of the last word alone, -1 for none
	ship  bool   // a ship has it somewhere, so that a person has it only behind a title, a place behind "in" and the like
	not   uint64 // types that it is not, as it is short for a company or a team
	home  int32  // entry of the country that the text says it is of, -1 for none
	is    typeID // what a rule that takes over a person's name says that it names: "Karen House is a manor"
}

func (b *ballot) add(t typeID, weight int16) {
	b.sum[t] = min(b.sum[t]+weight, mostFromName)
	b.types |= 1 << t
}

// decide gives every name its type. The first pass over the document has found the names
// and cast votes; here the votes are added up over all mentions of a name, and handed on
// between a name and its short forms. The votes of a mention itself count twice.
func (x *Extractor) decide(w *work) {
	w.sport = x.ofSport(w)
	x.groupNames(w)
	for i := range w.mentions {
		if m := &w.mentions[i]; m.name >= 0 {
			x.voteByShape(w, m)
		}
	}
	slices.SortStableFunc(w.votes, func(a, b vote) int { return int(a.at - b.at) })
	for _, v := range w.votes {
		if m := w.at[v.at]; m >= 0 && w.mentions[m].name >= 0 {
			w.ballots[w.mentions[m].name].add(v.typ, v.weight)
		}
	}
	x.handOn(w)
	x.count(w)
	if x.voteByNeighbour(w) {
		slices.SortStableFunc(w.votes, func(a, b vote) int { return int(a.at - b.at) })
		x.count(w)
	}
	x.uncover(w)
	x.restoreCapitals(w)
}

// count types each name by what all votes say.
func (x *Extractor) count(w *work) {
	next := 0
	for i := range w.mentions {
		m := &w.mentions[i]
		first := next
		for next < len(w.votes) && w.votes[next].at < m.last {
			next++
		}
		if m.name < 0 {
			continue
		}
		for first < next && w.votes[first].at < m.first {
			first++
		}
		x.choose(w, int32(i), w.votes[first:next])
	}
}

// groupNames gives each distinct name of the document a ballot.
func (x *Extractor) groupNames(w *work) {
	clear(w.names)
	clear(w.lastWords)
	w.ballots = w.ballots[:0]
	for i := range w.mentions {
		m := &w.mentions[i]
		m.name = -1
		if m.kind != kindName || m.typ != unknown && (m.end != w.token(m.last-1).End || m.start != w.token(m.first).Start) { // the Oslo of "the CEO of the Oslo-based company" is no company
			continue
		}
		text := w.words(m.first, m.last)
		id, ok := w.names[text]
		if !ok {
			id = int32(len(w.ballots))
			w.names[text] = id
			w.ballots = append(w.ballots, ballot{first: int32(i), best: -1, last: -1, home: -1, ship: w.ships[text]})
		}
		m.name = id
		if c := x.countryBeside(w, m); c >= 0 {
			w.ballots[id].home = c
		}
		if b := &w.ballots[id]; m.entry < 0 && m.typ != unknown && b.made&(1<<m.typ) == 0 {
			b.made |= 1 << m.typ
			b.add(m.typ, madeElsewhere)
		}
		if m.maker > 0 && m.entry < 0 && x.ruleOf(m).overwrite&x.personMask != 0 {
			w.ballots[id].is = m.typ
		}
	}
}

// choose gives mention i the type for which most votes speak; votes are its own.
func (x *Extractor) choose(w *work, i int32, votes []vote) {
	m := &w.mentions[i]
	b := &w.ballots[m.name]
	sum := b.sum
	for _, v := range votes {
		sum[v.typ] += v.weight
	}
	if m.entry < 0 && m.typ != unknown && m.found {
		if b.is != unknown && x.types.is(m.typ, x.personMask) {
			sum[b.is] += madeHere
		} else {
			sum[m.typ] += madeHere
		}
	}
	switch {
	case x.withArticle(w, m):
		sum[x.typeOf("person")] -= articled
	case m.last-m.first > 1 && m.found && x.types.is(m.typ, x.personMask) && x.articleAlone(w, m):
		sum[m.typ] -= madeHere + articled
	}
	if b.ship {
		sum[x.typeOf("person")] -= mostFromName
		sum[x.typeOf("place")] -= mostFromName
	}
	for not := b.not &^ b.made; not != 0; not &= not - 1 {
		sum[bits.TrailingZeros64(not)] -= shortened
	}
	best, bestReading, most := unknown, int32(-1), int16(enough-1)
	for t := range typeID(len(x.types.names)) {
		if b.types&(1<<t) != 0 && (sum[t] > most || sum[t] == most && most >= enough && b.sum[t] > b.sum[best]) {
			best, most = t, sum[t]
		}
	}
	for c := m.reading; c >= 0; c = x.lexicon.readings[c].next {
		q := &x.lexicon.readings[c]
		if q.meto || q.kind != kindName || !q.spelled(w.doc.Tokens[m.first:m.last]) {
			continue
		}
		score := x.prior(q, m) + x.support(&sum, q.typ)
		if q.weak && w.sport && x.ofGames(q.entry) { // the sport is the second clue
			score += listedWord - listedWeak
		}
		if b.home >= 0 && x.abroad(q.entry, b.home) && !q.own {
			if score > most {
				best, bestReading, most = q.typ, -1, score
			}
			continue
		} else if b.home >= 0 && q.weak { // its country is the second clue
			score += listedWord - listedWeak
		}
		if score > most || score == most && (bestReading < 0 || x.sooner(w, q, &x.lexicon.readings[bestReading])) {
			best, bestReading, most = q.typ, c, score
		}
	}
	x.elect(w, i, best, bestReading, most, votes)
}

// everywhere are the kinds of body that every country has under like names.
var everywhere = []string{"party", "court", "government", "ministry", "military"}

// countryBeside returns the entry of the country that the words right before a listed body of a kind that
// every country has say it is of, "Norway's Labour Party", or before any with its kind, "the Spanish
// newspaper ABC"; -1 for none.
func (x *Extractor) countryBeside(w *work, m *mention) int32 {
	if m.entry < 0 || !x.types.is(m.typ, x.orgMask) {
		return -1
	}
	s, k := w.doc.Sentences[m.sent], m.first-1
	kind := x.lexicon.entry(m.entry).Kind
	switch {
	case k > s.First && kind == "media" && x.lists.describer.has(w.token(k)):
		k--
	case m.last-m.first < 2 || !slices.Contains(everywhere, kind): // "a British FBI"
		return -1
	}
	if k > s.First && w.token(k).Tag == nlp.POS {
		k--
	} else if k >= s.First && w.at[k] >= 0 && w.mentions[w.at[k]].kind != kindDemonym {
		return -1
	}
	if k < s.First || w.at[k] < 0 || !x.types.is(w.mentions[w.at[k]].typ, x.countryMask) || w.token(k).Shape.Has(nlp.Hyphen) {
		return -1
	}
	return w.mentions[w.at[k]].entry
}

// withArticle reports whether a name of one word has an article of its own, as people have
// none: "the Castle", but not "the Castle family", nor the Castles where there is a Castle.
func (x *Extractor) withArticle(w *work, m *mention) bool {
	s := w.doc.Sentences[m.sent]
	if m.last-m.first > 1 || m.first == s.First || m.last < s.Last && w.token(m.last).Tag.Noun() {
		return false
	}
	if before := w.token(m.first - 1); before.Word != x.en.the && (before.Tag != nlp.DT || !x.en.indefinites.has(before.Word)) {
		return false
	}
	one, several := strings.CutSuffix(w.words(m.first, m.last), "s")
	return !several || !w.bears(one)
}

// articleAlone reports whether the full name that a person might have stands behind "the" and before no noun that it
// goes with: "the Kent Mercury was".
func (x *Extractor) articleAlone(w *work, m *mention) bool {
	s := w.doc.Sentences[m.sent]
	if m.first == s.First || w.token(m.first-1).Word != x.en.the || m.last >= s.Last {
		return false
	}
	t := w.token(m.last)
	return t.Tag == nlp.VBD || t.Tag == nlp.VBZ || t.Word == x.en.comma || t.Word == x.en.open || t.Tag == nlp.IN && t.Word != x.en.of || m.last+1 == s.Last
}

// bears reports whether a name of the document ends with a word. The last words are gathered
// when they are first asked for.
func (w *work) bears(surname string) bool {
	if len(w.lastWords) == 0 {
		for name := range w.names {
			w.lastWords[name[strings.LastIndexByte(name, ' ')+1:]] = true
		}
	}
	return w.lastWords[surname]
}

// sooner reports whether a name that two organisations share means q rather than o: the
// one that the document also names in full, else the one that is listed first.
func (x *Extractor) sooner(w *work, q, o *reading) bool {
	if !x.types.is(q.typ, x.orgMask) || !x.types.is(o.typ, x.orgMask) || q.entry == o.entry {
		return false
	}
	if a, b := w.spelledOut(q.entry), w.spelledOut(o.entry); a != b {
		return a
	}
	if a, b := x.ofGames(q.entry), x.ofGames(o.entry); a != b { // the ICC of a report on cricket is no court
		return a == w.sport
	}
	return q.entry < o.entry
}

// ofGames reports whether a lexicon entry is a team, or a sport is named in its name.
func (x *Extractor) ofGames(entry int32) bool {
	if x.lexicon.entry(entry).Kind == "team" {
		return true
	}
	for word := range strings.FieldsSeq(x.lexicon.entry(entry).Name) {
		id := x.vocab.ID(word)
		if x.lists.sport.has(&nlp.Token{Word: id, Lemma: id}) {
			return true
		}
	}
	return false
}

// spelledOut reports whether the document has a name of several words of an entry.
func (w *work) spelledOut(entry int32) bool {
	return slices.ContainsFunc(w.mentions, func(m mention) bool { return m.entry == entry && m.last-m.first > 1 })
}

// prior says how surely a listed name means what reading q says, before its context is heard.
func (x *Extractor) prior(q *reading, m *mention) int16 {
	switch {
	case q.weak:
		return listedWeak
	case q.own:
		return listedOwn
	case x.types.is(q.typ, x.countryMask):
		return listedCountry
	case x.types.is(q.typ, x.placeMask):
		return listedPlace
	case m.last-m.first > 1:
		return listedWords
	}
	return listedWord
}

// support adds up the votes for a type and the types above it.
func (x *Extractor) support(sum *[maxTypes + 1]int16, t typeID) (n int16) {
	for above := typeID(1); int(above) < len(x.types.names); above++ {
		if x.types.above[t]&(1<<above) != 0 {
			n += sum[above]
		}
	}
	return n
}

// elect carries out a choice.
func (x *Extractor) elect(w *work, i int32, best typeID, reading int32, most int16, votes []vote) {
	m := &w.mentions[i]
	if reading >= 0 {
		q := &x.lexicon.readings[reading]
		if q.entry == m.entry && q.typ == m.typ {
			return
		}
		m.typ, m.entry, m.unsure, m.rule = q.typ, q.entry, q.weak, "lexicon"
		x.noteElected(w, i, votes)
		return
	}
	if best == m.typ && m.entry < 0 && m.rule != "capitals" {
		return
	}
	rule, heaviest := "document", int16(0)
	for _, v := range votes {
		if v.typ == best && v.weight > heaviest {
			rule, heaviest = v.rule, v.weight
		}
	}
	if m.typ == best {
		m.rule = rule
	}
	m.typ, m.rule, m.entry, m.reading, m.unsure = best, rule, -1, -1, false
	m.score = min(float32(most)/10, 0.9)
	x.noteElected(w, i, votes)
}

func (x *Extractor) typeOf(name string) typeID { return x.types.ids[name] }

// cast notes a vote.
func (w *work) cast(at int32, t typeID, weight int16, rule string) {
	w.noteVoted(at, t, weight, rule)
	w.votes = append(w.votes, vote{at, t, weight, rule})
}
