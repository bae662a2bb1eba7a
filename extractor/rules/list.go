package rules

import "slices"

// readLists reads word lists, of rules files and of lexicons.
func (l *loader) readLists() {
	for _, def := range l.defineMapping("list", "lists") {
		key := def.at
		list := &List{Pos: l.pos(key), Name: def.name, Of: "lemma"}
		l.set.readyLists[list] = l.ready[key.file] && len(def.parts) == 1
		before := len(l.errs)
		for _, body := range def.parts {
			l.fields(body, "a list", l.listKeys(list))
		}
		if list.Exact && list.Of == "lemma" {
			l.fail(key, len(key.Value), "", "list @%s is of lemmas, which have no letter case: say of: word", list.Name)
		}
		if len(list.Words) == 0 && len(l.errs) == before {
			l.fail(key, len(key.Value), "", "list @%s has no words", list.Name)
		}
		l.lists[list.Name] = list
		l.set.Lists = append(l.set.Lists, list)
	}
}

func (l *loader) listKeys(list *List) keys {
	letterCase := value{shape: enum(letterCases), read: func(n node) {
		word := ""
		l.oneOf(&word, letterCases...).read(n)
		list.Exact = word == "exact"
	}}
	return append(l.changes(), keys{
		{"of", "what is compared: the lemma, so that any inflection counts, or the word itself; lemma if not said", l.oneOf(&list.Of, "lemma", "word")},
		{"case", "whether letter case counts, in a list of words; any if not said", letterCase},
		{"words", "the terms, as a list or between commas; each one or more words", l.someWords(&list.Words).needed()},
		{"remove", "terms to take out of the list that is extended", value{shape: oneOrMore(word), read: func(n node) { l.removeWords(list, n) }}},
		{"description", "what the list holds, for readers", l.str(&list.Description)},
	}...)
}

// letterCases are the values of case.
var letterCases = []string{"any", "exact"}

// listsShape is the shape of a section of lists.
func listsShape(l *loader) func() *schema {
	return mapOf(object(func() keys { return l.listKeys(&List{}) }))
}

// removeWords takes words out of a list that is extended.
func (l *loader) removeWords(list *List, n node) {
	l.each(n, "remove", func(c node) {
		var words []string
		l.words(&words).read(c)
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
