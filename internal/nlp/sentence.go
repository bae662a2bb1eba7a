package nlp

// SplitSentences fills doc.Sentences.
func SplitSentences(doc *Document) {
	doc.Sentences = doc.Sentences[:0]
	toks := doc.Tokens
	start := 0
	para := true
	flush := func(end int) {
		if end > start {
			doc.Sentences = append(doc.Sentences, Sentence{Start: toks[start].Start, End: toks[end-1].End, First: int32(start), Last: int32(end), Paragraph: para})
			para = false
		}
		start = end
	}
	for i := range toks {
		t := &toks[i]
		if i > start && t.Shape.Has(Break) {
			gap := doc.Text[toks[i-1].End:t.Start]
			nl := 0
			for k := 0; k < len(gap); k++ {
				if gap[k] == '\n' {
					nl++
				}
			}
			prev := doc.Text[toks[i-1].Start:toks[i-1].End]
			if nl > 1 || ends(prev) || lineLen(doc.Text, int(t.Start)-len(gap)) < 60 || lineLen(doc.Text, int(t.Start)-len(gap)) > 100 {
				flush(i)
				para = true
				continue
			}
		}
		if i-start >= 5000 {
			flush(i)
		}
		word := doc.Text[t.Start:t.End]
		if !ends(word) {
			if i+1 < len(toks) && word[len(word)-1] == '.' && len(word) > 1 && endsAbbrev(doc, i, word) {
				flush(i + 1)
			}
			continue
		}
		j := i + 1
		for j < len(toks) && toks[j].Shape.Has(Glued) && closer(doc.Text[toks[j].Start:toks[j].End]) {
			j++
		}
		if j < len(toks) && (toks[j].Shape.Has(Lower) || toks[j].Shape.Has(Punct) && ends(doc.Text[toks[j].Start:toks[j].End])) {
			continue
		}
		if j > start && i >= start {
			flush(j)
		}
	}
	flush(len(toks))
}

func lineLen(text string, end int) int {
	n := 0
	for end > 0 && text[end-1] != '\n' {
		end--
		n++
		if n > 120 {
			break
		}
	}
	return n
}

func ends(s string) bool {
	switch s {
	case ".", "!", "?", "...", "…":
		return true
	}
	return false
}

func closer(s string) bool {
	switch s {
	case "\"", "”", "’", "'", ")", "]", "''", ".", "!", "?":
		return true
	}
	return false
}

func endsAbbrev(doc *Document, i int, word string) bool {
	n := &doc.Tokens[i+1]
	if !n.Shape.Has(Upper) {
		return false
	}
	switch lower(word) {
	case "u.s.", "u.k.", "u.n.", "inc.", "corp.", "co.", "ltd.", "p.m.", "a.m.", "jr.", "sr.", "etc.", "d.c.", "e.u.":
	default:
		return false
	}
	switch doc.Text[n.Start:n.End] {
	case "The", "He", "She", "It", "In", "But", "They", "A", "An", "On", "At", "As", "And", "We", "This", "That", "There", "For", "If", "When", "While", "After", "His", "Her", "Its", "Their", "However", "Meanwhile", "Mr.", "I", "You":
		return true
	}
	return false
}
