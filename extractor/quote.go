package extractor

// A quote is a range of tokens between quotation marks and the entity that says them.
type quote struct {
	first, last int32 // tokens, half-open
	speaker     int32 // entity, -1 for unknown
}

// findQuotes notes what a document quotes, from mark to mark; a quotation that is not
// closed ends with its paragraph.
func (x *Extractor) findQuotes(w *work) {
	w.quotes = w.quotes[:0]
	open := int32(-1)
	for n := range w.doc.Sentences {
		s := &w.doc.Sentences[n]
		if s.Paragraph {
			open = -1
		}
		for i := s.First; i < s.Last; i++ {
			word := w.token(i).Word
			if !x.en.quotes.has(word) || x.en.single.has(word) {
				continue
			}
			if open < 0 {
				open = i + 1
			} else {
				w.quotes = append(w.quotes, quote{open, i, -1})
				open = -1
			}
		}
	}
	for k := range w.quotes {
		w.quotes[k].speaker = x.speaker(w, k)
	}
}

// maxSaying is how many words a verb of saying may stand from a quotation mark.
const maxSaying = 24

// speaker returns the entity that says quotation k: the subject of a verb of saying
// behind it or before it in its sentence, else who says the quotation before it when
// that ends in the same sentence or the one before.
func (x *Extractor) speaker(w *work, k int) int32 {
	q := &w.quotes[k]
	if n := w.sentenceOf(q.last); n >= 0 {
		for i := q.last; i < min(w.doc.Sentences[n].Last, q.last+maxSaying); i++ {
			if e := x.sayer(w, i); e >= 0 {
				return e
			}
		}
	}
	n := w.sentenceOf(q.first)
	for i := q.first - 1; n >= 0 && i >= max(w.doc.Sentences[n].First, q.first-maxSaying); i-- {
		if e := x.sayer(w, i); e >= 0 {
			return e
		}
	}
	if k > 0 && w.sentenceOf(w.quotes[k-1].last) >= n-1 {
		return w.quotes[k-1].speaker
	}
	return -1
}

// sayer returns the entity that is the subject of a verb of saying at token i, -1 for none.
func (x *Extractor) sayer(w *work, i int32) int32 {
	v := w.verbAt[i]
	if v < 0 || w.verbs[v].main != i || !x.attr.report.has(w.lemma(i)) {
		return -1
	}
	return x.clauseSubject(w, v)
}

// sentenceOf returns the sentence of token i, -1 for none.
func (w *work) sentenceOf(i int32) int32 {
	low, high := 0, len(w.doc.Sentences)
	for low < high {
		mid := (low + high) / 2
		if w.doc.Sentences[mid].Last <= i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(w.doc.Sentences) {
		return -1
	}
	return int32(low)
}

// saidBy returns the speaker of the quotation that token i stands in, -1 for none.
func (w *work) saidBy(i int32) int32 {
	low, high := 0, len(w.quotes)
	for low < high {
		mid := (low + high) / 2
		if w.quotes[mid].last <= i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(w.quotes) && w.quotes[low].first <= i {
		return w.quotes[low].speaker
	}
	return -1
}
