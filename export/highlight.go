package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// A Highlighter writes texts with their mentions marked, for reading in a terminal.
// With Color, a mention stands on the colour of its type, and what a pronoun,
// nominal or demonym refers to follows in faint brackets: he[Ali Khamenei]. Without,
// brackets say both: [Khamenei|person], [he|person=Ali Khamenei].
//
// Control characters of a text, and those that turn the direction of writing, are
// written as escapes such as \x1b: no text can command the terminal.
type Highlighter struct {
	W     io.Writer
	Color bool
}

// Escape sequences of ECMA-48: select graphic rendition.
const (
	sgrReset = "\x1b[0m"
	sgrFaint = "\x1b[2m"
	sgrBold  = "\x1b[1m"
)

// Legend writes how the mentions are marked.
func (h *Highlighter) Legend() error {
	if !h.Color {
		_, err := fmt.Fprint(h.W, "[name|type] [word|type=what it refers to]\n\n")
		return err
	}
	types := make([]string, 0, len(styles))
	for t := range styles {
		types = append(types, t)
	}
	slices.Sort(types)
	var b strings.Builder
	for _, t := range append(types, "other") {
		b.WriteString(ground(t) + " " + t + " " + sgrReset + " ")
	}
	b.WriteString(sgrFaint + "[what it refers to]" + sgrReset + "\n\n")
	_, err := io.WriteString(h.W, b.String())
	return err
}

// ground returns the escape sequence for black letters on the colour of a type.
func ground(typ string) string { return fmt.Sprintf("\x1b[38;5;16;48;5;%dm", styleOf(typ).terminal) }

// Document writes the ID and title of a document as a heading, and its text.
func (h *Highlighter) Document(d *graph.Document) error {
	names := make(map[string]string, len(d.Entities))
	for i := range d.Entities {
		names[d.Entities[i].ID] = d.Entities[i].Name
	}
	mentions := slices.Clone(d.Mentions)
	slices.SortStableFunc(mentions, func(a, b graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	b := bufio.NewWriter(h.W)
	heading := d.ID
	if d.Title != "" {
		heading += ": " + d.Title
	}
	h.put(b, "== "+strings.Join(strings.Fields(heading), " ")+" ==", sgrBold)
	b.WriteByte('\n')
	h.mark(b, d.Text, graph.Span{Start: 0, End: len(d.Text)}, mentions, names, "")
	if !strings.HasSuffix(d.Text, "\n") {
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return b.Flush()
}

// mark writes a part of the text with the mentions that begin in it; a mention
// inside another is marked inside it, one that only overlaps another is not.
func (h *Highlighter) mark(b *bufio.Writer, text string, part graph.Span, mentions []graph.Mention, names map[string]string, sgr string) {
	at := part.Start
	for i := 0; i < len(mentions); {
		m := &mentions[i]
		inside := i + 1
		for inside < len(mentions) && mentions[inside].Span.Start < m.Span.End {
			inside++
		}
		if m.Span.Start < at || m.Span.End > part.End || m.Span.End <= m.Span.Start {
			i++
			continue
		}
		end := wholeCharacter(text, m.Span.End)
		h.put(b, text[at:m.Span.Start], sgr)
		if !h.Color {
			b.WriteByte('[')
		}
		h.mark(b, text, graph.Span{Start: m.Span.Start, End: min(end, part.End)}, mentions[i+1:inside], names, ground(m.Type))
		h.label(b, m, text[m.Span.Start:m.Span.End], names[m.Entity])
		i, at = inside, min(end, part.End)
	}
	h.put(b, text[at:part.End], sgr)
}

// label ends a mention with what a reader cannot see in it: its type, for want of
// colours, and what it refers to, unless its words say so.
func (h *Highlighter) label(b *bufio.Writer, m *graph.Mention, words, name string) {
	plain := m.Kind == graph.Name && shareWord(words, name)
	switch {
	case h.Color && !plain:
		h.put(b, "["+name+"]", sgrFaint)
	case h.Color:
	case plain:
		h.put(b, "|"+m.Type+"]", "")
	default:
		h.put(b, "|"+m.Type+"="+name+"]", "")
	}
}

// shareWord reports whether two names have a word in common, letter case aside.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool { return slices.Contains(words, w) })
}

// wholeCharacter returns the end of the character that ends at a byte of the text:
// marks that combine with a letter stay with it.
func wholeCharacter(text string, end int) int {
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			break
		}
		end += n
	}
	return end
}

// put writes text that is safe to show. No colour runs over the end of a line.
func (h *Highlighter) put(b *bufio.Writer, text, sgr string) {
	for len(text) > 0 {
		line, rest, broken := strings.Cut(text, "\n")
		if broken {
			line = strings.TrimSuffix(line, "\r")
		}
		if h.Color && sgr != "" && line != "" {
			b.WriteString(sgr + visible(line) + sgrReset)
		} else {
			b.WriteString(visible(line))
		}
		if broken {
			b.WriteByte('\n')
		}
		text = rest
	}
}

// visible returns a line with escapes for what a terminal would obey instead of showing.
func visible(line string) string {
	clean := true
	for i := 0; i < len(line) && clean; i++ {
		clean = line[i] == '\t' || line[i] >= ' ' && line[i] < 0x7f
	}
	if clean {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, line[i])
		case r == '\t':
			b.WriteByte('\t')
		case unicode.IsControl(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}
