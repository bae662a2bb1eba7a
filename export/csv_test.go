package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// unzip returns the files of a format that has several, by name.
func unzip(t testing.TB, archive []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, file := range z.File {
		f, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[file.Name], err = io.ReadAll(f); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// csvRows returns the lines of a table by encoding/csv, which makes CR LF in a cell LF.
func csvRows(t *testing.T, raw []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// column returns the value of a row in a column, without the apostrophe of [export.CSV].
func column(rows [][]string, i int, name string) string {
	at := slices.Index(rows[0], name)
	if at < 0 {
		return "no column " + name
	}
	cell := rows[i+1][at]
	if rest := strings.TrimLeft(cell, "'"); rest != cell && rest != "" && strings.IndexByte("=+-@\t\r\n", rest[0]) >= 0 {
		return cell[1:]
	}
	return cell
}

func TestCSV(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph), "large": large(t, 5000)} {
		files := unzip(t, write(t, "csv", g, export.Options{}))
		entities, relations := csvRows(t, files["entities.csv"]), csvRows(t, files["relations.csv"])
		mentions, evidence := csvRows(t, files["mentions.csv"]), csvRows(t, files["evidence.csv"])
		i, m, r, v := 0, 0, 0, 0
		equal := func(rows [][]string, i int, want map[string]string) {
			t.Helper()
			for c, w := range want {
				if got := column(rows, i, c); got != strings.ReplaceAll(w, "\r\n", "\n") {
					t.Errorf("%s: row %d: %s is %q, want %q", name, i, c, got, w)
				}
			}
		}
		for e := range g.Entities() {
			want := map[string]string{"Id": e.ID, "Label": e.Name, "type": e.Type, "kind": e.Kind, "wikidata": e.Wikidata, "iso": e.ISO, "entry": e.Entry,
				"aliases": strings.ReplaceAll(strings.ReplaceAll(strings.Join(e.Aliases, "\n"), "|", `\|`), "\n", "|"), "mentions": strconv.Itoa(len(e.Mentions))}
			for _, a := range e.Traits {
				want[a.Name] = a.Value
			}
			equal(entities, i, want)
			i++
			for _, at := range e.Mentions {
				equal(mentions, m, map[string]string{"entity": e.ID, "document": at.Document, "start_byte": strconv.Itoa(at.Span.Start),
					"end_byte": strconv.Itoa(at.Span.End), "kind": string(at.Kind), "rule": at.Rule})
				m++
			}
		}
		for rel := range g.Relations() {
			sentences := map[string]bool{}
			for _, e := range rel.Evidence {
				sentences[fmt.Sprint(e.Document, e.Span)] = true
			}
			want := map[string]string{"Source": rel.Subject, "Target": rel.Object, "Type": "Directed", "Kind": rel.Type, "Label": rel.Type,
				"Weight": strconv.Itoa(max(1, len(sentences))), "symmetric": strconv.FormatBool(rel.Symmetric), "polarity": string(rel.Polarity),
				"modality": string(rel.Modality), "attribution": rel.Attribution, "tense": rel.Tense}
			for _, a := range rel.Attributes {
				want[a.Name] = a.Value
			}
			equal(relations, r, want)
			for _, e := range rel.Evidence {
				equal(evidence, v, map[string]string{"relation": column(relations, r, "Id"), "document": e.Document, "text": e.Text, "rule": e.Rule,
					"form": e.Form, "inferred_from": e.From, "start_byte": strconv.Itoa(e.Span.Start), "trigger_end": strconv.Itoa(e.Trigger.End)})
				v++
			}
			r++
		}
		if got, want := []int{len(entities), len(relations), len(mentions), len(evidence)}, []int{i + 1, r + 1, m + 1, v + 1}; !slices.Equal(got, want) {
			t.Errorf("%s: %d lines, want %d", name, got, want)
		}
	}
}

// TestCSVHarmless: no cell begins like a formula, and each can be told from what it was made of.
func TestCSVHarmless(t *testing.T) {
	names := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''@x", "'x", "x=1", "", "'"}
	d := &graph.Document{ID: "d"}
	for i, n := range names {
		d.Entities = append(d.Entities, graph.Entity{ID: "person/" + string(rune('a'+i)), Type: "person", Name: n})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	rows := csvRows(t, unzip(t, write(t, "csv", g, export.Options{}))["entities.csv"])
	for i, n := range names {
		if cell := rows[i+1][1]; cell != "" && strings.IndexByte("=+-@\t\r\n", cell[0]) >= 0 {
			t.Errorf("the cell of %q begins like a formula: %q", n, cell)
		}
		if got := column(rows, i, "Label"); got != n {
			t.Errorf("%q reads %q", n, got)
		}
	}
}

// TestCSVReaders: Python's csv and sqlite3 find the cells that encoding/csv finds.
func TestCSVReaders(t *testing.T) {
	dir := t.TempDir()
	for name, raw := range unzip(t, write(t, "csv", hostile(t), export.Options{})) {
		want := csvRows(t, raw)
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Run("python/"+name, func(t *testing.T) {
			var got [][]string
			if err := json.Unmarshal(python(t, "table.py", raw), &got); err != nil {
				t.Fatal(err)
			}
			compareCells(t, got, want)
		})
		t.Run("sqlite3/"+name, func(t *testing.T) {
			out := run(t, []byte(".import --csv '"+file+"' t\n.mode json\nSELECT json_array(\""+strings.Join(want[0], `", "`)+"\") AS row FROM t;\n"), "sqlite3")
			var lines []struct{ Row string }
			if err := json.Unmarshal(out, &lines); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			got := [][]string{want[0]}
			for _, l := range lines {
				var row []string
				if err := json.Unmarshal([]byte(l.Row), &row); err != nil {
					t.Fatal(err)
				}
				got = append(got, row)
			}
			compareCells(t, got, want)
		})
	}
}

func compareCells(t *testing.T, got, want [][]string) {
	t.Helper()
	for _, row := range got {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "\r\n", "\n") // as encoding/csv has it
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read\n%q\nwant\n%q", got, want)
	}
}
