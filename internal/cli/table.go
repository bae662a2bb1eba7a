package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A table is written with its columns aligned: names to the left, numbers to the right.
type table struct {
	head []string // those that begin with ">" are numbers
	rows [][]string
}

func (t *table) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = fmt.Sprint(c)
	}
	t.rows = append(t.rows, row)
}

func (t *table) write(w io.Writer, st style) {
	if len(t.rows) == 0 {
		return
	}
	width := make([]int, len(t.head))
	head := make([]string, len(t.head))
	right := make([]bool, len(t.head))
	for i, h := range t.head {
		head[i], right[i] = strings.TrimPrefix(h, ">"), strings.HasPrefix(h, ">")
	}
	for _, row := range append([][]string{head}, t.rows...) {
		for i, c := range row {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	line := func(row []string) string {
		var b strings.Builder
		for i, c := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if right[i] {
				c, pad = pad+c, ""
			}
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(c + pad)
		}
		return strings.TrimRight(b.String(), " ")
	}
	fmt.Fprintln(w, st.faint(line(head)))
	for _, row := range t.rows {
		fmt.Fprintln(w, line(row))
	}
	fmt.Fprintln(w)
}

// percent writes a share of one.
func percent(f float64) string { return fmt.Sprintf("%.1f", 100*f) }
