package serve

// A template is a rule of a kind for the editor, with examples, to be changed.
type template struct {
	Name  string `json:"name"`
	Parts []part `json:"parts"`
}

// A part goes into a section of the rules file; "infer.rules" is the list in infer.
type part struct {
	Section string `json:"section"`
	Text    string `json:"text"`
}

// templates are the kinds of rule that the editor offers, the simplest first.
var templates = []template{
	{"a relation, by a verb", []part{
		{"relations", "mentored: {from: person, to: person}\n"},
		{"frames", `- id: mentor
  makes: mentored(teacher, pupil)
  clause: teacher {mentor|coach|tutor} pupil
  examples:
    - text: Karen Oduya mentored Peter Vance.
      wants: ["mentored(Karen Oduya, Peter Vance)"]
    - text: Karen Oduya met Peter Vance.
      wants: []
`}}},
	{"a relation, by a noun", []part{
		{"relations", "supplies: {from: organization, to: organization}\n"},
		{"frames", `- id: supplier
  makes: supplies(seller, buyer)
  agent: {heads: [supplier, vendor], buyer: [of, to, possessive]}
  examples:
    - text: Telford Holdings is a supplier of Brenta Group.
      wants: ["supplies(Telford Holdings, Brenta Group)"]
    - text: Telford Holdings is a part of Brenta Group.
      wants: []
`}}},
	{"names, by a pattern", []part{
		{"types", "ship: {description: a vessel with a name}\n"},
		{"entities", `- id: ship-prefix
  makes: ship
  pattern: '<name: [word=MV|MS|HMS & shape=XX] [shape=name]{1,2}>'
  examples:
    - The [MV Swift Tern] left in fog.
    - A swift tern left in fog.
`}}},
	{"what follows from what", []part{
		{"relations", "colleague_of: {from: person, to: person, symmetric: true}\n"},
		{"infer.rules", `- id: colleagues
  if: ["works_for(a, firm)", "works_for(b, firm)"]
  then: "colleague_of(a, b)"
  confidence: medium
  examples:
    - text: Karen Oduya works for Telford Holdings. Peter Vance works for Telford Holdings.
      wants: ["colleague_of(Karen Oduya, Peter Vance)"]
    - text: Karen Oduya works for Telford Holdings. Peter Vance works for Brenta Group.
      wants: []
`}}},
	{"another clause for a shipped rule", []part{
		{"frames", `- id: founder
  extend: true
  clause: who {bring} body to [lemma=life]
  examples:
    - text: Karen Oduya brought Telford Holdings to life.
      wants: ["founded(Karen Oduya, Telford Holdings)"]
`}}},
}
