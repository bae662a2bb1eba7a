package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

// A profiledRule is what one rule did.
type profiledRule struct {
	Rule  string        `json:"rule"`
	At    string        `json:"at"`
	Kind  string        `json:"kind"`
	Tried int           `json:"tried"`
	Hit   int           `json:"hit"`
	Kept  int           `json:"kept"`
	Time  time.Duration `json:"nanoseconds"`
}

func (c *Command) rulesProfileCommand() *cobra.Command {
	var f toolFlags
	cmd := &cobra.Command{
		Use:   "profile FILE|-|TEXT...",
		Short: "Count how often each rule is tried and reads something, and its time",
		Long: `Profile extracts the texts on one processor and tells of each rule how often it was
tried, that is how often a word that may begin it was met; how often it read something;
how many facts or names of it reached the result; and its time. The counts are exact;
the times hold the cost of measuring, so that only their proportions mean much.`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			p, _, err := c.profile(&f, args)
			if err != nil {
				return err
			}
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, profiled(p))
				}
				writeProfile(w, p, style(c.colored(f.color)))
				return nil
			})
		},
	}
	f.add(cmd, true)
	return cmd
}

// profile extracts texts and counts what the rules do.
func (c *Command) profile(f *toolFlags, args []string) (*extractor.Profile, *rules.Set, error) {
	x, set, err := f.load()
	if err != nil {
		return nil, nil, err
	}
	p := x.NewProfile()
	for in, err := range c.texts(args) {
		if err == nil {
			_, err = x.Profile(p, in.Document)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return p, set, nil
}

func profiled(p *extractor.Profile) []profiledRule {
	var all []profiledRule
	for _, r := range p.Rules() {
		kind := "entity"
		if r.Frame {
			kind = "frame"
		}
		all = append(all, profiledRule{r.Rule, r.Pos.String(), kind, r.Tried, r.Hit, r.Kept, r.Time})
	}
	return all
}

func writeProfile(w io.Writer, p *extractor.Profile, st style) {
	fmt.Fprintf(w, "%s, %d bytes, %s\n\n", counted(p.Documents, "document"), p.Bytes, p.Total.Round(10*time.Microsecond))
	t := table{head: []string{"rule", "kind", ">tried", ">hit", ">hit %", ">kept", ">time", ">time %", ">each"}}
	var sum time.Duration
	silent := 0
	for _, r := range profiled(p) {
		sum += r.Time
		if r.Tried == 0 {
			silent++
			continue
		}
		t.add(r.Rule, r.Kind, r.Tried, r.Hit, percent(float64(r.Hit)/float64(r.Tried)), r.Kept, r.Time.Round(time.Microsecond),
			percent(float64(r.Time)/float64(p.Total)), (r.Time / time.Duration(r.Tried)).Round(time.Nanosecond))
	}
	t.write(w, st)
	fmt.Fprintf(w, "Rules take %s %% of the time, all else %s %%; %s never tried.\n", percent(float64(sum)/float64(p.Total)),
		percent(1-float64(sum)/float64(p.Total)), were(silent, "rule"))
}

// were writes a number of things with its verb: "1 rule was", "2 rules were".
func were(n int, what string) string {
	if n == 1 {
		return counted(n, what) + " was"
	}
	return counted(n, what) + " were"
}
