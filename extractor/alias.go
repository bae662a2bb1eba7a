package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// maxAliases is how many pairs of things one document can join by saying that they are one.
const maxAliases = 100

// maxAliasGap is how many words may stand between a name and another one for it.
const maxAliasGap = 6

func (r *resolver) isAlias(m *mention) bool {
	return r.x.coref.alias && m.entity >= 0 && m.kind == kindName && r.aliases < maxAliases
}

// alias joins the things that mention i and the name before it stand for where the text
// says that they are one: "X, also known as Y", "X (Y)" with an acronym.
func (r *resolver) alias(i int32) {
	m := &r.w.mentions[i]
	a := r.x.renamedBy(r.w, i)
	if a < 0 {
		return
	}
	keep, drop := r.w.mentions[a].entity, m.entity
	if keep == drop || keep < 0 || r.w.entities[keep].entry >= 0 && r.w.entities[drop].entry >= 0 {
		return
	}
	if r.w.entities[drop].entry >= 0 {
		keep, drop = drop, keep
	}
	r.aliases++
	switch k, g := &r.w.entities[keep], r.w.entities[drop].gender; {
	case k.gender == noGender:
		k.gender = g
	case g != noGender && g != k.gender && k.entry < 0: // "Grayson Hall was born Shirley Grossman"
		k.gender = noGender
	}
	typ, only := r.w.entities[keep].typ, r.surnameOnly(m)
	for k := range r.w.mentions {
		if o := &r.w.mentions[k]; o.entity == drop && (!only || k == int(i)) {
			o.entity, o.typ = keep, typ
		}
	}
	r.w.noteLinked(i, a, "another name for it")
}

// surnameOnly reports whether a mention is no more than the surname of a person whom the text
// names in full: "Ann Okrent (née Vance) ... her nephew Peter Vance".
func (r *resolver) surnameOnly(m *mention) bool {
	return m.last-m.first == 1 && r.x.types.is(m.typ, r.x.personMask) && r.x.parseName(r.w.entities[m.entity].name).n > 1
}

// renamedBy returns the name before mention i that the text gives i as another name for, -1 for none.
func (x *Extractor) renamedBy(w *work, i int32) int32 {
	m := &w.mentions[i]
	s := w.doc.Sentences[m.sent]
	if a := x.foundedAs(w, s, m); a >= 0 && x.maybeOne(w, a, i, true) {
		return a
	}
	if a := x.bornAs(w, s, i); a >= 0 && x.types.is(w.mentions[a].typ, x.personMask) && x.maybeOne(w, a, i, true) {
		return a
	}
	said, bracket, is := false, false, false
	low := max(s.First, m.first-maxAliasGap)
	for k := m.first - 1; k >= low; k-- {
		t := w.token(k)
		if t.Word == x.en.colon && k-2 >= s.First && w.token(k-2).Word == x.en.open && w.at[k-1] >= 0 && w.mentions[w.at[k-1]].kind == kindDemonym { // "Oslo (Danish: Kristiania)"
			said, k = true, k-2
			continue
		}
		if a := w.at[k]; a >= 0 {
			short := bracket && k == m.first-2 && x.abbreviates(w, m)
			said = said || bracket && x.quotedPart(w, a, m)
			if w.mentions[a].kind == kindName && (said || short) && x.maybeOne(w, a, i, said) && (!is || w.mentions[a].typ == m.typ) { // "was nicknamed the JMB" after something else
				return a
			}
			return -1
		}
		is = is || t.Lemma == x.en.be
		switch {
		case x.en.aliases.has(t.Word), t.Word == x.en.as && k > s.First && (x.en.known.has(w.token(k-1).Word) || k > s.First+1 && w.token(k-1).Tag.Adverb() && x.en.known.has(w.token(k-2).Word)):
			said = true
		case !said && x.assumed(w, s, k) >= 0:
			said, k = true, x.assumed(w, s, k)
			low = max(s.First, k-maxAliasGap)
		case said && t.Word == x.en.close: // "Karl Vance (1801 – 1872), also known as"
			k = x.openBracket(w, s, k)
			low = max(s.First, k-1)
		case t.Word == x.en.open:
			bracket = true
		case t.Word == x.en.comma, t.Tag.Adverb(), t.Tag == nlp.JJR, said && (x.en.known.has(t.Word) || t.Tag == nlp.WP || t.Lemma == x.en.be), k > s.First && k == m.first-1 && w.token(k-1).Word == x.en.open && x.en.quotes.has(t.Word):
		default:
			return -1
		}
	}
	return -1
}

// assumed returns the first token of the words that end at token k and say that a name is one that somebody goes by:
// "by his stage name", "under the pseudonym"; -1 where there are none.
func (x *Extractor) assumed(w *work, s nlp.Sentence, k int32) int32 {
	if !x.en.pennames.has(w.lemma(k)) {
		if k == s.First || w.lemma(k) != x.en.name || !x.en.pens.has(w.token(k-1).Word) {
			return -1
		}
		k--
	}
	if k < s.First+2 || w.token(k-1).Tag != nlp.PRPS && w.token(k-1).Tag != nlp.DT || !x.en.byUnder.has(w.token(k-2).Word) {
		return -1
	}
	return k - 2
}

// foundedAs returns the name of what mention m is an old name of, -1 for none: "Brenta Group was founded in 1901 as
// Telford Tramways", "Brenta Group, founded as Telford Tramways,", "Founded as Telford Tramways in 1901, Brenta Group".
func (x *Extractor) foundedAs(w *work, s nlp.Sentence, m *mention) int32 {
	k := m.first - 2
	if k < s.First || w.token(k+1).Word != x.en.as {
		return -1
	}
	for n := 0; n < maxAliasGap && k > s.First && !x.en.begun.has(w.token(k).Word); n++ { // "in Leeds in 1901"
		if t := w.token(k); t.Tag != nlp.IN && t.Tag != nlp.CD && !x.at(w, k, x.placeMask) {
			return -1
		}
		k--
	}
	if !x.en.begun.has(w.token(k).Word) {
		return -1
	}
	if k > s.First+1 && w.token(k-1).Tag.Adverb() { // "was originally founded as"
		k--
	}
	if k > s.First+1 && (w.lemma(k-1) == x.en.be || w.token(k-1).Word == x.en.comma) && w.at[k-2] >= 0 {
		return x.nameOnly(w, w.at[k-2])
	}
	if k != s.First {
		return -1
	}
	for j := m.last; j+2 < s.Last && j < m.last+maxAliasGap; j++ {
		if w.token(j).Word != x.en.comma {
			continue
		}
		if j++; w.token(j).Word == x.en.the {
			j++
		}
		if w.at[j] >= 0 {
			return x.nameOnly(w, w.at[j])
		}
		return -1
	}
	return -1
}

// bornAs returns the name of whom mention i is the name at birth, -1 for none: "Karen Oduya, born Ann Vance in",
// "Karen Oduya (born Ann Vance)", "Born Ann Vance in Leeds, Oduya"; in "Born Ann Vance, she" that is who was
// named with the same given name last.
func (x *Extractor) bornAs(w *work, s nlp.Sentence, i int32) int32 {
	m := &w.mentions[i]
	k := m.first - 1
	if k < s.First || w.token(k).Word != x.en.born || m.last-m.first < 2 || !x.types.is(m.typ, x.personMask) {
		return -1
	}
	if k > s.First {
		before := w.token(k - 1)
		if before.Word != x.en.open && before.Word != x.en.comma && before.Lemma != x.en.be || k-2 < s.First || w.at[k-2] < 0 {
			return -1
		}
		if first := w.mentions[w.at[k-2]].first; first > s.First && w.token(first-1).Word == x.en.to { // "To Karl Oduya was born Ann"
			return -1
		}
		return x.nameOnly(w, w.at[k-2])
	}
	for j := m.last; j+2 < s.Last && j < m.last+maxFronted; j++ {
		if w.token(j).Word != x.en.comma || w.at[j+1] < 0 {
			continue
		}
		switch o := &w.mentions[w.at[j+1]]; {
		case o.kind == kindPronoun:
			return x.namesake(w, i)
		case o.kind == kindName && x.types.is(o.typ, x.personMask):
			return w.at[j+1]
		}
	}
	return -1
}

// namesake returns the last mention before i, of so many, of somebody by a full name with the same given name, -1
// for none.
func (x *Extractor) namesake(w *work, i int32) int32 {
	given := w.token(w.mentions[i].first).Word
	for k := i - 1; k >= max(0, i-maxNameAway); k-- {
		if o := &w.mentions[k]; o.kind == kindName && o.last-o.first > 1 && w.token(o.first).Word == given {
			return k
		}
	}
	return -1
}

// nameOnly returns mention m if it is a name, -1 if not.
func (x *Extractor) nameOnly(w *work, m int32) int32 {
	if w.mentions[m].kind != kindName {
		return -1
	}
	return m
}

// quotedPart reports whether mention m is in quotes and a word of the body that mention a names: what a contract
// calls it.
func (x *Extractor) quotedPart(w *work, a int32, m *mention) bool {
	if !x.en.quotes.has(w.token(m.first-1).Word) || !x.types.is(w.mentions[a].typ, x.orgMask) {
		return false
	}
	for k := w.mentions[a].first; k < w.mentions[a].last; k++ {
		if w.token(k).Word == w.token(m.first).Word {
			return true
		}
	}
	return false
}

// abbreviates reports whether mention m is an acronym in brackets.
func (x *Extractor) abbreviates(w *work, m *mention) bool {
	return m.last-m.first == 1 && w.token(m.first).Shape.Has(nlp.Caps) && m.last < w.doc.Sentences[m.sent].Last && w.token(m.last).Word == x.en.close
}

// maybeOne reports whether names a and b can be of one thing by their types; what the
// text says counts for more than a type that was guessed.
func (x *Extractor) maybeOne(w *work, a, b int32, said bool) bool {
	p, q := &w.mentions[a], &w.mentions[b]
	return p.typ != unknown && (q.typ == unknown || p.typ == q.typ || x.types.is(p.typ, x.orgMask) && x.types.is(q.typ, x.orgMask) ||
		said && q.entry < 0)
}
