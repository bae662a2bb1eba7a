package rules_test

import (
	"fmt"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
)

func ExampleLoad() {
	files := fstest.MapFS{"mine.yaml": {Data: []byte(`version: 1
types: {person: {}, club: {kind: [amateur]}}
relations: {plays_for: {from: persn, to: club}}
`)}}
	_, err := rules.Load(files, "mine.yaml")
	fmt.Println(err)
	// Output:
	// mine.yaml:2:28: unknown key "kind" in a type (did you mean "kinds"?)
	//     2 | types: {person: {}, club: {kind: [amateur]}}
	//       |                            ^^^^
	// mine.yaml:3:31: relation "plays_for": unknown type "persn" (did you mean "person"?)
	//     3 | relations: {plays_for: {from: persn, to: club}}
	//       |                               ^^^^^
}

// A file extends a set that it knows by name, and includes a part of its own.
func ExampleBase() {
	league := rules.Base{Name: "league", File: "league.yaml", FS: fstest.MapFS{"league.yaml": {Data: []byte(`version: 1
types: {person: {}, club: {}}
lists: {play: {words: [play, star]}}
relations: {plays_for: {from: person, to: club}}
frames:
  - id: play
    makes: plays_for(player, club)
    clause: player {@play} for club
    examples: [{text: Tess Orwin plays for Marlow Rovers., wants: ["plays_for(Tess Orwin, Marlow Rovers)"]}]
`)}}}
	files := fstest.MapFS{
		"mine.yaml":  {Data: []byte("version: 1\nextends: league\ninclude: [verbs.yaml]\ntypes: {club: {extend: true, kinds: [amateur]}}\n")},
		"verbs.yaml": {Data: []byte("version: 1\nlists: {play: {extend: true, words: [score]}}\n")},
	}
	set, err := rules.Load(files, "mine.yaml", league)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(set.Frames[0].Pos, set.Frames[0].Clauses[0].Verbs, set.Types[1].Kinds)
	// Output: league:league.yaml:6:5 [{play } {star } {score }] [amateur]
}
