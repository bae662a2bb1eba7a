package extractor

import (
	"math/bits"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A transformation gives a word another tag where its context shows the first to be wrong,
// as in the tagger of Brill (1995): the statistical tagger knows few names, and after a
// name that it has not seen it often takes a verb for a noun.
type transformation struct {
	from uint64 // set of tags
	to   nlp.Tag
	when func(x *Extractor, w *work, s nlp.Sentence, i int32) bool
	last bool // the word is not looked at any more
}

// transformations are tried in this order, each on what those before it have made of the word.
var transformations = [...]transformation{
	{from: tagMask("VBN"), to: nlp.NNS, last: true, when: (*Extractor).areMany},
	{from: tagMask("RBS"), to: nlp.JJS, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "to most countries"
		return x.en.leasts.has(w.token(i).Word) && i+1 < s.Last && (w.token(i+1).Tag == nlp.NNS || w.at[i+1] >= 0 && w.mentions[w.at[i+1]].kind == kindDemonym)
	}},
	{from: tagMask("RB"), to: nlp.JJ, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "her then husband", "Norway's then president"
		return w.token(i).Word == x.en.then && i > s.First && i+1 < s.Last && (w.token(i-1).Tag == nlp.PRPS || w.token(i-1).Tag == nlp.POS) &&
			(w.token(i+1).Tag.Noun() || w.token(i+1).Tag == nlp.JJ)
	}},
	{from: tagMask("VB") | tagMask("RB") | tagMask("JJ") | tagMask("NN"), to: nlp.CD, last: true, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "to ten years in prison", "beat Karl Vance 6-4 6-2"
		t := w.token(i)
		return t.Word == x.en.ten || t.Shape.Has(nlp.Digit) && t.Shape.Has(nlp.Hyphen) && isScore(w.doc.Text[t.Start:t.End])
	}},
	{from: tagMask("NN") | tagMask("JJ"), to: nlp.VBG, when: (*Extractor).doesThere},
	{from: tagMask("VBN") | tagMask("VBD"), to: nlp.JJ, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "has twin sons", "shot dead a guard"
		t := w.token(i)
		return t.Word == x.en.twin && t.Tag == nlp.VBN || t.Word == x.en.dead
	}},
	{from: tagMask("JJ"), to: nlp.VBN, when: (*Extractor).getsDone},
	{from: tagMask("JJ") | tagMask("NN"), to: nlp.VBN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "had fatally shot Booth"
		return x.objectFollows(w, s, i+1) && x.behindHave(w, s, i) && x.pastForm(w, i)
	}},
	{from: tagMask("JJ") | tagMask("NN"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "she shot Booth", "ran and shot Booth"
		return x.objectFollows(w, s, i+1) && (i > s.First && w.token(i-1).Tag == nlp.PRP || x.joinsVerb(w, s, i)) && x.pastForm(w, i)
	}},
	{from: tagMask("NN"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "performed with Vance and taught at the school"
		return i+1 < s.Last && w.token(i+1).Tag == nlp.IN && x.joinsVerb(w, s, i) && x.vocab.IsPast(w.words(i, i+1))
	}},
	{from: tagMask("VB*"), to: nlp.JJ, when: (*Extractor).convicted},
	{from: tagMask("VBG"), to: nlp.NN, when: (*Extractor).endsName},
	{from: tagMask("VBG"), to: nlp.NN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "fighting between Norway and Sweden", "fighting broke out"
		return i+1 < s.Last && (x.en.among.has(w.token(i+1).Word) || i == s.First && w.token(i+1).Tag == nlp.VBD) && x.frames.nouns.has(w.token(i).Word)
	}},
	{from: tagMask("VBG"), to: nlp.NN, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "the party's armed wing refused"
		return x.en.ings.has(w.token(i).Word)
	}},
	{from: tagMask("VBG"), to: nlp.JJ, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "neighboring Sweden", "missing since May"
		word := w.token(i).Word
		return x.en.adjacent.has(word) || x.en.missing == word && !x.objectFollows(w, s, i+1)
	}},
	{from: tagMask("VBG"), to: nlp.JJ, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Oduya, managing editor of"
		return x.frames.offices.match(w.doc.Tokens[:s.Last], int(i)) > 1
	}},
	{from: tagMask("VBP"), to: nlp.JJ, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "forces loyal to Norway"
		return x.en.loyals.has(w.token(i).Word)
	}},
	{from: tagMask("VB") | tagMask("VBG"), to: nlp.NN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return x.tellsKindOf(w, s, i) || x.namesPost(w, s, i)
	}},
	{from: tagMask("VBP"), to: nlp.NN, when: (*Extractor).endsList},
	{from: tagMask("NNS"), to: nlp.VBZ, when: (*Extractor).actsFirst},
	{from: tagMask("VBP"), to: nlp.NN, when: (*Extractor).opensObject},
	{from: tagMask("NNS"), to: nlp.VBZ, when: (*Extractor).bodyActs},
	{from: tagMask("NN"), to: nlp.VB, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "offered to hand over"
		return i > s.First && i+1 < s.Last && w.token(i-1).Word == x.en.to && x.frames.phrasal[phrasalVerb{w.lemma(i), w.token(i + 1).Word}]
	}},
	{from: tagMask("RB"), to: nlp.NN, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "launched artillery fire", "is father to"
		return x.lists.standFor.has(w.token(i)) || x.frames.kinship.has(w.token(i).Word)
	}},
	{from: tagMask("VB*"), to: nlp.NN, when: (*Extractor).joinsNoun},
	{from: tagMask("JJ*") | tagMask("RB*") | tagMask("VB*") | tagMask("FW"), to: nlp.NN, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { return x.en.degrees.has(w.token(i).Word) }},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).describesName}, // "Telford Holdings, founded by Karen Oduya, grew"
	{from: tagMask("JJ") | tagMask("NN"), to: nlp.VBN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Karen Oduya (born 1950)", "a firm co-founded by"
		if w.token(i).Word == x.en.born {
			return i > s.First && w.token(i-1).Shape.Has(nlp.Punct)
		}
		return w.token(i).Tag == nlp.JJ && i > s.First && i+1 < s.Last && w.token(i+1).Word == x.en.by && x.pastForm(w, i) &&
			(w.token(i-1).Tag.Noun() || w.token(i-1).Word == x.en.comma || w.token(i-1).Lemma == x.en.be && w.token(i).Shape.Has(nlp.Hyphen))
	}},
	{from: tagMask("VBN"), to: nlp.VBD, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "was" behind an insertion
		return w.token(i).Lemma == x.en.be && !x.en.been.has(w.token(i).Word)
	}},
	{from: tagMask("NNP*"), to: nlp.DT, last: true, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "OSLO - A NATO attack"
		return x.en.articles.has(w.token(i).Word) && w.at[i] < 0 && x.startsSentence(w, s, i)
	}},
	{from: tagMask("NNP*"), to: nlp.VBN, when: (*Extractor).opensAsParticiple},
	{from: tagMask("NNP*"), to: nlp.VBD, when: opens(0)}, // "Had Norway left", "Did Norway leave?"
	{from: tagMask("NNP*"), to: nlp.VBZ, when: opens(1)},
	{from: tagMask("NNP*"), to: nlp.VBP, when: opens(2)},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).accusedOf},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).describesPredicate},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).passiveTitle},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).joinsParticiple},
	{from: tagMask("VBD"), to: nlp.VBN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return x.describesAside(w, s, i) || x.describesSubject(w, s, i) || x.namesKind(w, s, i)
	}},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).describesActor},
	{from: tagMask("VBD"), to: nlp.VBN, when: (*Extractor).describesObject},
	{from: tagMask("VBZ"), to: nlp.NNS, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Norwegian troops shelled"
		return i > s.First && w.at[i-1] >= 0 && w.mentions[w.at[i-1]].kind == kindDemonym && x.lists.standFor.has(w.token(i)) && x.finiteFollows(w, s, i+1)
	}},
	{from: tagMask("VBZ"), to: nlp.NNS, when: (*Extractor).isObject}, // "rejected U.S. calls for"
	{from: tagMask("NNS"), to: nlp.VBZ, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		word := w.token(i).Word
		return (x.en.nounLike.has(word) || x.vocab.Usual(word) == nlp.VBZ || i > s.First && x.en.nows.has(w.token(i-1).Word) && x.namesVerb(w, i)) && x.takesTurn(w, s, i)
	}},
	{from: tagMask("VBN"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Norway, once poor, never joined it"
		return x.afterAdverb(w, s, i) && (x.objectFollows(w, s, i+1) || w.token(i-1).Tag == nlp.RB && i-2 >= s.First && w.token(i-2).Tag == nlp.WP) // "who previously worked for"
	}},
	{from: tagMask("VBN"), to: nlp.VBD, when: (*Extractor).reportsBehind},
	{from: tagMask("VBN"), to: nlp.VBD, when: (*Extractor).isPredicate},
	{from: tagMask("VBN"), to: nlp.VBD, when: (*Extractor).actsBehindAgent},
	{from: tagMask("VBZ"), to: nlp.NNS, last: true, when: (*Extractor).titles}, // "Oslo natives Ann and Dan Vance"
	{from: tagMask("RB"), to: nlp.NN, last: true, when: (*Extractor).titles},   // "Norway forward Karen Oduya"
	{from: tagMask("VB*"), to: nlp.NN, last: true, when: (*Extractor).titles},  // "Norway captain Karen Oduya"
	{from: tagMask("JJ") | tagMask("NN") | tagMask("VBN") | tagMask("IN"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Norway attacked Sweden", "as Leeds beat Oslo"
		return (x.betweenNames(w, s, i) || w.token(i).Tag == nlp.JJ && x.actsBehindAside(w, s, i)) && x.pastForm(w, i)
	}},
	{from: tagMask("JJ") | tagMask("NN"), to: nlp.VB, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "helped Norway attack Sweden"
		return x.betweenNames(w, s, i) && x.afterCausative(w, s, i-1)
	}},
	{from: tagMask("NN") | tagMask("JJ") | tagMask("VB"), to: nlp.VBP, when: (*Extractor).coupleActs},
	{from: tagMask("JJ"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "Norway restored ties", "Oduya co-founded and runs Telford Holdings"
		if !x.opensClause(w, s, i) || !x.pastForm(w, i) {
			return false
		}
		joined := i+2 < s.Last && w.token(i+1).Tag == nlp.CC && (w.token(i+2).Tag == nlp.VBZ || w.token(i+2).Tag == nlp.VBD)
		return joined || x.objectFollows(w, s, i+1) && !x.finiteFollows(w, s, i+1)
	}},
	{from: tagMask("NN") | tagMask("JJ") | tagMask("VBP"), to: nlp.VB, when: (*Extractor).demanded}, // "demanded that Norway cancel plans"
	{from: tagMask("VBG"), to: nlp.NN, when: func(x *Extractor, w *work, _ nlp.Sentence, i int32) bool { // "Friday evening"
		return x.en.timeNouns.has(w.token(i).Word)
	}},
	{from: tagMask("JJ") | tagMask("JJR"), to: nlp.NN, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "the military said", "is an Oslo native", "Mexico's president-elect"
		return (x.lists.standFor.has(w.token(i)) || i > s.First && (w.at[i-1] >= 0 || w.token(i).Shape.Has(nlp.Hyphen)) && x.namesOffice(w, s, i)) && !x.nounFollows(w, s, i+1) || x.isSomebody(w, s, i)
	}},
	{from: tagMask("VBN") | tagMask("VBD") | tagMask("NN"), to: nlp.VB, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "did not found", "to leave and cut ties"
		return (w.token(i).Tag != nlp.NN || x.frames.verbs.has(w.token(i).Word) && x.objectFollows(w, s, i+1)) && x.afterDo(w, s, i) || x.joinsInfinitive(w, s, i)
	}},
	{from: tagMask("VBN") | tagMask("VB"), to: nlp.VBD, when: (*Extractor).leavesInfinitive},
	{from: tagMask("VB"), to: nlp.VB, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool { // "to found", which is no "find"
		return w.token(i).Lemma != w.token(i).Word && i > s.First && (w.token(i-1).Tag == nlp.TO || w.token(i-1).Tag == nlp.MD)
	}},
	{from: tagMask("DT"), to: nlp.RB, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return w.token(i).Word == x.en.no && i+1 < s.Last && w.token(i+1).Word == x.en.longer
	}},
	{from: tagMask("NN*"), to: nlp.VBD, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return x.opensClause(w, s, i) && (x.vocab.IsPast(w.words(i, i+1)) || w.yearsOld(i-1) != "" && x.pastForm(w, i))
	}},
	{from: tagMask("NNS"), to: nlp.VBZ, when: func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return x.opensClause(w, s, i) && x.argFollows(w, s, i+1) && !x.titles(w, s, i)
	}},
}

// isScore reports whether a word is two numbers with a hyphen between: "6-4".
func isScore(word string) bool {
	a, b, ok := strings.Cut(word, "-")
	return ok && a != "" && b != "" && strings.Trim(a, "0123456789") == "" && strings.Trim(b, "0123456789") == ""
}

// opens returns the condition of an auxiliary that opens a sentence, one of english.opening.
func opens(k int) func(*Extractor, *work, nlp.Sentence, int32) bool {
	return func(x *Extractor, w *work, s nlp.Sentence, i int32) bool {
		return i == s.First && x.en.opening[k].has(w.token(i).Word)
	}
}

var _ [64 - len(transformations)]struct{} // so many fit into the bits below

// transformationsOf are, as bits, the transformations that a tag may be the first of.
var transformationsOf = func() (of [256]uint64) {
	for k := range transformations {
		for tags := transformations[k].from; tags != 0; tags &= tags - 1 {
			of[bits.TrailingZeros64(tags)] |= 1 << k
		}
	}
	return of
}()

// transform applies the transformations to the word at token i.
func (x *Extractor) transform(w *work, s nlp.Sentence, i int32) {
	for left := transformationsOf[w.token(i).Tag]; left != 0; {
		k := bits.TrailingZeros64(left)
		left &= left - 1
		r := &transformations[k]
		if !r.when(x, w, s, i) {
			continue
		}
		x.retagAs(w, i, r.to)
		if r.last {
			return
		}
		left = transformationsOf[r.to] &^ (2<<k - 1)
	}
}
