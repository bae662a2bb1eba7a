package serve

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// A ruleName is a rule that why-not can be asked of.
type ruleName struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // the section that it stands in: "frames", "entities" or "infer"
}

// ruleNames lists the rules of a set, by their IDs.
func ruleNames(set *rules.Set) []ruleName {
	out := []ruleName{}
	for _, f := range set.Frames {
		out = append(out, ruleName{f.ID, "frames"})
	}
	for _, r := range set.Entities {
		out = append(out, ruleName{r.ID, "entities"})
	}
	for _, r := range set.Infer.Rules {
		out = append(out, ruleName{r.ID, "infer"})
	}
	slices.SortFunc(out, func(a, b ruleName) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// A bookRequest asks for the rules that the editor's file extends.
type bookRequest struct{}

// A book is the shipped set, for those who write rules on top of it.
type book struct {
	*explain.Book
	Sources map[string]string `json:"sources"` // of rules, by their IDs: as they stand in their file, without the indentation
}

func (s *Server) book(context.Context, *bookRequest) (*book, error) {
	shipped, err := s.compile("")
	if err != nil {
		return nil, err
	}
	src, err := fs.ReadFile(s.config.Shipped.FS, s.config.Shipped.File)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(src), "\n")
	file := s.config.Shipped.Name + ":" + s.config.Shipped.File
	out := &book{explain.NewBook(shipped.set), map[string]string{}}
	add := func(id string, p rules.Position) {
		if p.File == file {
			out.Sources[id] = excerpt(lines, p)
		}
	}
	for _, f := range shipped.set.Frames {
		add(f.ID, f.Pos)
	}
	for _, r := range shipped.set.Entities {
		add(r.ID, r.Pos)
	}
	for _, r := range shipped.set.Infer.Rules {
		add(r.ID, r.Pos)
	}
	return out, nil
}

// excerpt returns the item of a YAML list whose mapping begins at a position: the lines
// that are indented as far as it, and what is between them.
func excerpt(lines []string, p rules.Position) string {
	if p.Line < 1 || p.Line > len(lines) || p.Column < 3 {
		return ""
	}
	indent := strings.Repeat(" ", p.Column-1)
	end := p.Line
	for i := p.Line; i < len(lines); i++ {
		switch line := lines[i]; {
		case strings.HasPrefix(line, indent):
			end = i + 1
		case strings.TrimSpace(line) != "":
			i = len(lines)
		}
	}
	item := []string{"- " + lines[p.Line-1][p.Column-1:]}
	for _, line := range lines[p.Line:end] {
		item = append(item, strings.TrimPrefix(line, indent[2:]))
	}
	return strings.Join(item, "\n") + "\n"
}
