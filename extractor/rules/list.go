package rules

// readLists reads word lists, of the rules file or of a lexicon.
func (l *loader) readLists(n node) {
	l.pairs(n, "lists", func(key, value node) {
		list := &List{Pos: l.pos(key), Name: key.Value, Of: "lemma"}
		letterCase := ""
		l.fields(value, "a list", map[string]func(node){
			"of": l.oneOf(&list.Of, "lemma", "word"), "case": l.oneOf(&letterCase, "exact", "any"), "words": l.words(&list.Words)})
		list.Exact = letterCase == "exact"
		if list.Exact && list.Of == "lemma" {
			l.fail(key, len(key.Value), "", "list @%s is of lemmas, which have no letter case: say of: word", list.Name)
		}
		if len(list.Words) == 0 {
			l.fail(key, len(key.Value), "", "list @%s has no words", list.Name)
		}
		if old := l.lists[list.Name]; old != nil {
			l.fail(key, len(key.Value), "", "list @%s is declared at %s already", list.Name, old.Pos)
		}
		l.lists[list.Name] = list
		l.set.Lists = append(l.set.Lists, list)
	})
}

// checkUse refuses lists that nothing names.
func (l *loader) checkUse() {
	for _, list := range l.set.Lists {
		if !l.used[list.Name] {
			l.failAt(list.Pos, len(list.Name), "", "list @%s is never used", list.Name)
		}
	}
}
