package explain

import "github.com/dossier-kg/dossier/extractor/rules"

// Purposes returns a function that says what a rule of the set is for, by its description
// or else by that of the relation that it reads; "" for a rule that has neither.
func Purposes(set *rules.Set) func(rule string) string {
	purposes := map[string]string{}
	of := map[string]string{}
	for _, r := range set.Relations {
		of[r.Name] = r.Description
	}
	for _, r := range set.Entities {
		purposes[r.ID] = r.Description
	}
	for _, r := range set.Infer.Rules {
		purposes[r.ID] = r.Description
	}
	for _, f := range set.Frames {
		purposes[f.ID] = f.Description
		if f.Description == "" {
			purposes[f.ID] = of[f.Relation]
		}
	}
	return func(rule string) string { return purposes[rule] }
}
