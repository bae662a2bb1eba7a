package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
)

func TestSVG(t *testing.T) {
	svg := write(t, "svg", hostile(t), everything)
	d := xml.NewDecoder(bytes.NewReader(svg))
	text := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		if c, ok := token.(xml.CharData); ok {
			text += string(c)
		}
	}
	for _, want := range []string{`Dwayne "The Rock"`, `back\slash\`, "AT&T <Labs>", "محمد", "founded"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

func TestSVGTooLarge(t *testing.T) {
	f, _ := export.Lookup("svg")
	if err := f.Write(io.Discard, large(t, 5000), export.Options{}); err == nil {
		t.Error("a picture of 5,000 links was drawn")
	}
	write(t, "dot", large(t, 5000), export.Options{})
}

// TestXMLLint reads the picture with libxml.
func TestXMLLint(t *testing.T) {
	run(t, write(t, "svg", hostile(t), everything), "xmllint", "--noout", "-")
}
