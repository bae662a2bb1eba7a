package rules

import "slices"

// readLists reads word lists, of rules files and of lexicons.
func (l *loader) readLists() {
	for _, def := range l.defineMapping("list", "lists") {
		key := def.at
		list := &List{Pos: l.pos(key), Name: def.name, Of: "lemma"}
		letterCase := ""
		for _, body := range def.parts {
			l.fields(body, "a list", map[string]func(node){
				"of": l.oneOf(&list.Of, "lemma", "word"), "case": l.oneOf(&letterCase, "exact", "any"), "words": l.words(&list.Words),
				"remove": func(n node) { l.removeWords(list, n) }, "replace": l.mark(), "extend": l.mark()})
		}
		list.Exact = letterCase == "exact"
		if list.Exact && list.Of == "lemma" {
			l.fail(key, len(key.Value), "", "list @%s is of lemmas, which have no letter case: say of: word", list.Name)
		}
		if len(list.Words) == 0 {
			l.fail(key, len(key.Value), "", "list @%s has no words", list.Name)
		}
		l.lists[list.Name] = list
		l.set.Lists = append(l.set.Lists, list)
	}
}

// removeWords takes words out of a list that is extended.
func (l *loader) removeWords(list *List, n node) {
	l.each(n, "remove", func(c node) {
		var words []string
		l.words(&words)(c)
		for _, w := range words {
			i := slices.Index(list.Words, w)
			if i < 0 {
				l.fail(c, max(len(c.Value), 1), l.suggest(w, list.Words), "list @%s has no word %q", list.Name, w)
				continue
			}
			list.Words = slices.Delete(list.Words, i, i+1)
		}
	})
}

// checkUse refuses lists that nothing names. What an extended set declares may stay unused.
func (l *loader) checkUse() {
	for _, list := range l.set.Lists {
		if !l.used[list.Name] && l.depthOf(list.Pos.File) == 0 {
			l.failAt(list.Pos, len(list.Name), "", "list @%s is never used", list.Name)
		}
	}
}
