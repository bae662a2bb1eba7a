package explain

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteMarkdown writes the book as Markdown.
func (b *Book) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	m := markdown{out}
	m.line("# The rule book\n")
	m.line("%d types, %d relations, %d rules for names, %d frames, %d inferences. Written by `dossier rules doc`.\n",
		len(b.Types), len(b.Relations), len(b.Names), len(b.Frames), len(b.Inferences))
	m.types(b)
	m.relations(b)
	m.rules("Rules for names", b.Names)
	m.rules("Frames", b.Frames)
	m.rules("Inferences", b.Inferences)
	if len(b.Lists) > 0 {
		m.line("## Lists\n\n| list | of | words | begins |\n| --- | --- | ---: | --- |")
		for _, l := range b.Lists {
			m.row("@"+l.Name, l.Of, strconv.Itoa(l.Count), about(l.Begin, l.Description))
		}
		m.line("")
	}
	return out.Flush()
}

type markdown struct{ io.Writer }

func (m markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// row writes a row of a table; a bar in a cell would end it.
func (m markdown) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", `\|`)
	}
	m.line("| %s |", strings.Join(cells, " | "))
}

// about puts a description before what else is said.
func about(says, description string) string {
	if description == "" || says == "" {
		return description + says
	}
	return description + "; " + says
}

func (m markdown) types(b *Book) {
	m.line("## Types\n\n| type | is | kinds | listed |\n| --- | --- | --- | ---: |")
	for _, t := range b.Types {
		m.row(t.Name, strings.Join(t.Is, ", "), about(strings.Join(t.Kinds, ", "), t.Description), strconv.Itoa(t.Entries))
	}
	m.line("")
}

func (m markdown) relations(b *Book) {
	m.line("## Relations\n\n| relation | from | to | says | Wikidata, PLOVER | read by |\n| --- | --- | --- | --- | --- | --- |")
	for _, r := range b.Relations {
		var links, codes []string
		for _, f := range r.Frames {
			links = append(links, "["+f+"](#"+f+")")
		}
		for _, c := range []string{r.Wikidata, r.PLOVER} {
			if c != "" {
				codes = append(codes, c)
			}
		}
		m.row(r.Name, strings.Join(r.From, ", "), strings.Join(r.To, ", "), about(strings.Join(r.Says, ", "), r.Description), strings.Join(codes, ", "), strings.Join(links, ", "))
	}
	m.line("")
}

func (m markdown) rules(title string, rules []BookRule) {
	if len(rules) == 0 {
		return
	}
	m.line("## %s\n", title)
	for _, r := range rules {
		m.line("### %s\n\n`%s`, %s\n", r.ID, r.Makes, r.At)
		if r.Description != "" {
			m.line("%s\n", r.Description)
		}
		for _, f := range r.Forms {
			m.line("- %s %s", f.Shape, code(f.Text))
		}
		for _, s := range r.Says {
			m.line("- %s", s)
		}
		if len(r.Examples) > 0 {
			m.line("")
		}
		for _, e := range r.Examples {
			wants := "nothing"
			if len(e.Wants) > 0 {
				wants = "`" + strings.Join(e.Wants, "`, `") + "`"
			}
			m.line("> %s  \n> %s\n", e.Text, wants)
		}
		if len(r.Examples) == 0 {
			m.line("")
		}
	}
}

// code marks a text as code; one with a backtick in it needs two.
func code(text string) string {
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}
