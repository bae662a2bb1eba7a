package identity

// A clue is a kind of evidence and its value, as one number: values are numbered by the pile.
type clue uint64

// The kinds of evidence.
const (
	kin     = iota // "spouse_of" and a name
	birth          // date or place of birth
	body           // what the person leads, works for or belongs to
	nation         // citizenship
	home           // where the person lives or is from
	school         // where the person studied
	role           // "home secretary", whole
	head           // "secretary"
	field          // "politics": a list of the rules that holds the head
	company        // a rare name in the same document
	known          // a name of the lexicon in the same document
	seat           // the country or place of an organisation, or what a place lies in
	sort           // kind below the type: "ministry"
	numKinds
)

func newClue(kind int, value int32) clue { return clue(kind)<<32 | clue(value) }

func (c clue) kind() int    { return int(c >> 32) }
func (c clue) value() int32 { return int32(c & (1<<32 - 1)) }

// A profile is the evidence on one unit or cluster.
type profile struct {
	clues    map[clue]int32 // how many documents say so
	has      [numKinds]int32
	gender   string
	from, to int32 // the years between which the person was born; 0, 0 if unknown
}

func (p *profile) add(c clue, n int32) {
	if p.clues == nil {
		p.clues = map[clue]int32{}
	}
	if p.clues[c] == 0 {
		p.has[c.kind()]++
	}
	p.clues[c] += n
}

// merge adds the evidence of q.
func (p *profile) merge(q *profile) {
	for c, n := range q.clues {
		p.add(c, n)
	}
	if p.gender == "" {
		p.gender = q.gender
	}
	switch {
	case q.to == 0:
	case p.to == 0:
		p.from, p.to = q.from, q.to
	case max(p.from, q.from) <= min(p.to, q.to):
		p.from, p.to = max(p.from, q.from), min(p.to, q.to)
	}
}

// slack is how many years two reckonings of one birth may lie apart.
const slack = 1

// compare returns the points for p and q being one person, elsewhere when they cannot be.
func (p *profile) compare(q *profile) int {
	if p.gender != "" && q.gender != "" && p.gender != q.gender {
		return elsewhere
	}
	points := 0
	if p.to != 0 && q.to != 0 {
		if p.from > q.to+slack || q.from > p.to+slack {
			return elsewhere
		}
		points += sharedAge
	}
	shared := p.shared(q)
	for kind, w := range [...]struct{ same, other int }{kin: {sharedKin, otherKin}, birth: {sharedBirth, otherBirth}, body: {sharedBody, otherBody},
		nation: {sharedNation, otherNation}, home: {sharedHome, otherHome}, school: {sharedSchool, otherSchool}, field: {sharedField, otherField}} {
		switch {
		case shared[kind] > 0:
			points += w.same
		case p.has[kind] > 0 && q.has[kind] > 0:
			points += w.other
		}
	}
	switch {
	case shared[role] > 0:
		points += sharedRole
	case shared[head] > 0:
		points += sharedHead
	case p.has[head] > 0 && q.has[head] > 0 && (p.has[field] == 0 || q.has[field] == 0):
		points += otherRole
	}
	return points + companyPoints(shared)
}

func companyPoints(shared [numKinds]int) int {
	return min(strongCompany*shared[company]+weakCompany*shared[known], maxCompany)
}

// shared counts the clues of each kind that both have.
func (p *profile) shared(q *profile) (n [numKinds]int) {
	if len(p.clues) > len(q.clues) {
		p, q = q, p
	}
	for c := range p.clues {
		if q.clues[c] > 0 {
			n[c.kind()]++
		}
	}
	return n
}

// weight is how much evidence there is, besides company.
func (p *profile) weight() int {
	n := 0
	for kind, has := range p.has {
		if kind != company && kind != known && has > 0 {
			n++
		}
	}
	if p.to != 0 {
		n++
	}
	return n
}
