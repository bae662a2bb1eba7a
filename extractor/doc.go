// Package extractor turns English text into facts by rules.
//
// An [Extractor] is made once of a checked rule set and is then safe for
// concurrent use:
//
//	x, err := extractor.New(set, nil)
//	doc, err := x.Extract(extractor.Document{ID: "a1", Text: text})
//
// A text goes through these stages, each one function:
//
//   - analyse: sentences, tokens, tags, lemmas (package internal/nlp)
//   - mentions: listed names, runs of capitals, entity rules; then decide: the clues to
//     the type of a name are votes, added up over all its mentions in the document
//   - clauses: noun phrases, verb groups, and who is subject and object of what
//   - entities: which mentions are of one thing, pronouns included
//   - relations: the frames of the rules read over clauses, event nouns and titles
//   - emit: sorted plain data of package graph
//
// # Vocabulary
//
// A mention is a place in the text; an entity is the thing that mentions refer
// to. A phrase is a noun phrase; its owner is the phrase before 's. A clause is a
// verb with its subject and arguments. A frame is a rule that says how English
// states a relation; a form is one of the ways the frame is derived: active,
// passive, relative, reduced, control, gerund, noun, light, agent, title,
// apposition, copula, kin, possessive, compound, coordination, pattern. A fact that
// no words state has the form inferred. A stance is what the words around a
// statement make of it: polarity, modality, tense, and who says so.
//
// [Extractor.Parse] writes what the analysis sees; testdata/clauses.txt shows it of
// hundreds of sentences, those that it sees wrongly among them.
//
// # Explanations
//
// [Extractor.Explain] keeps a [Trace]: what decided. Whoever writes a new decision into
// the engine tells it in one line, by a note method of work; without a trace they do
// nothing and cost nothing:
//
//	w.noteTyped(id, other, "why")      a mention got its type (noteFound, noteDropped)
//	w.noteWeighed(m, c, score, "why")  a candidate antecedent (noteVetoed, noteLinked, noteEntity)
//	w.noteTry(frame, shape, ...)       a rule is tried here; what follows belongs to it
//	w.noteHeld(wants, first, last)     one of its conditions held (noteFailed, noteRefused)
//	w.noteCue(&st, first, last, "negative", "why")
//	w.noteFactor(0.8, "why")           a factor of the next fact's confidence
//	w.noteLost(&fact, "why")           a fact that does not reach the result
//
// Texts that are put together for a note stand behind "if w.trace != nil", since they
// would cost an allocation.
package extractor
