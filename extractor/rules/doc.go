// Package rules is the rule language: it loads and checks rules.yaml and the
// lexicons that it names, and compiles token patterns. docs/rules.md is the guide
// for authors of rules; this is the grammar.
//
// # Token patterns
//
// A pattern is a sequence of items, each of which may carry a quantifier:
//
//	item?  item*  item+  item{2}  item{1,3}
//
// Items are
//
//	"word"            the word, in any letter case
//	[test]            a token that passes the test
//	@list             a term of the list, of one or more words
//	( a b | c )       a group, with alternatives
//	<name: a b>       a capture
//	<name: person>    a capture of one mention of a type; "unknown" is a type here
//	...               a gap of at most eight tokens
//
// # Tests
//
// A test is a condition, or several: "&" binds closer than "|", and "!" negates
// the condition it stands before.
//
//	word=said|says    the word as written, in any letter case; *-based is any with that end
//	lemma=acquire     the base form
//	tag=NN*           the Penn Treebank tag; * stands for any ending
//	shape=Xx          Xx capitalised, XX capitals, xx small, d number, mixed, hyphen, dot;
//	                  name: can be part of a name
//	type=person       a mention of the type, or of one below it, begins here
//	kind=region       a mention of a thing of this kind begins here
//	mention=demonym   a mention of this sort begins here: name, demonym, nominal, pronoun
//	@list             a term of the list begins here
//
// Patterns compile to programs that run in time linear in tokens, whatever the
// pattern: there is no backtracking (Thompson 1968).
//
// # Clauses
//
// A clause of a frame is written in the active voice: subject, verbs in braces,
// arguments. An argument is a role of the frame, or a [test] for the head noun,
// after prepositions or none:
//
//	buyer {acquire|buy|take over} target
//	buyer {buy|take} [lemma=stake|share] in|of target
//	someone {bear} person in|at place
//
// "someone" is a subject that the relation does not ask for.
package rules
