package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
)

func TestJSONRoundTrip(t *testing.T) {
	for _, opts := range []export.Options{{}, {Text: true}} {
		first := write(t, "json", hostile(t), opts)
		g, err := export.ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if second := write(t, "json", g, everything); !bytes.Equal(first, second) {
			t.Errorf("read back:\n%s\nwant\n%s", second, first)
		}
	}
}

func TestReadJSONErrors(t *testing.T) {
	for _, in := range []string{"", "[]", "{}", `{"schema":"other"}`, `{"schema":"` + export.Schema + `","relations":[{"subject":"a","type":"t","object":"b"}]}`} {
		if _, err := export.ReadJSON(strings.NewReader(in)); err == nil {
			t.Errorf("%q was read without an error", in)
		}
	}
}
