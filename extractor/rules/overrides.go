package rules

type Overrides struct{}
