package identity

// A side says that a unit stands on one side of an override that forbids a link.
type side struct{ rule, member int32 }

// forbidden reports whether an override keeps two sets of units apart.
func (r *resolver) forbidden(a, b []side) bool {
	for _, x := range a {
		for _, y := range b {
			if x.rule == y.rule && x.member != y.member {
				return true
			}
		}
	}
	return false
}
