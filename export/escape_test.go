package export

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// FuzzEscape: what is written as JSON and as XML is read back by the standard library.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "plain", `a "b" \c/`, "<&>'", "tab\tline\nreturn\r\r\n\b\f\x00\x1f\x7f", "naïve “quotes”", "\u2028\ufeff\ufffe\uffff", "\xff\xc3", "𝒳", "]]>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != strings.ToValidUTF8(s, "\uFFFD") && utf8.ValidString(s) {
			t.Errorf("JSON of %q is %q, %v", s, got, err)
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
				return '\uFFFD'
			}
			return r
		}, s)
		var element struct {
			A    string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		text := `<e a="` + string(xmlAttribute.append(nil, s)) + `">` + string(xmlText.append(nil, s)) + `</e>`
		if err := xml.Unmarshal([]byte(text), &element); err != nil || element.A != want || element.Text != want {
			t.Errorf("XML of %q is %q and %q, want %q: %v", s, element.A, element.Text, want, err)
		}
	})
}

// TestEvidenceIsEncodingJSON: evidence has the keys and values that the format json gives it.
func TestEvidenceIsEncodingJSON(t *testing.T) {
	for _, s := range []string{"", "plain", `a "b" \c/ <&>` + "\t\r\n\x01 naïve 𝒳"} {
		for _, c := range []float64{0, 0.123, 1} {
			d := spread(s, 7, c)
			for i := range d.Relations {
				want := newRelation(&d.Relations[i], true).Evidence
				reflected, err := json.Marshal(want)
				if err != nil {
					t.Fatal(err)
				}
				var got []jsonEvidence
				if err := json.Unmarshal([]byte(evidenceJSON(&d.Relations[i])), &got); err != nil {
					t.Fatal(err)
				}
				again, err := json.Marshal(got)
				if err != nil || string(again) != string(reflected) {
					t.Errorf("got  %s\nwant %s, %v", again, reflected, err)
				}
			}
		}
	}
	if got := evidenceJSON(&graph.Relation{}); got != "[]" {
		t.Errorf("no evidence is %s", got)
	}
}
