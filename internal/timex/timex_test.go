package timex_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dossier-kg/dossier/internal/timex"
)

// TestResolve reads testdata/dates.txt: a line is an expression, and what it is in a text of
// the day that stands above, in a clause of the past and, behind a bar, of the future where that differs.
func TestResolve(t *testing.T) {
	table, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	published := ""
	for n, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
		if date, ok := strings.CutPrefix(line, "# "); ok {
			published = strings.Trim(date, " ")
			if published == "no date" {
				published = ""
			}
			continue
		}
		words, want, _ := strings.Cut(line, "\t")
		if words == "" {
			continue
		}
		past, future, differs := strings.Cut(strings.TrimSpace(want), " | ")
		if !differs {
			future = past
		}
		for toward, want := range map[timex.Direction]string{timex.Past: past, timex.Future: future} {
			if want == "-" {
				want = ""
			}
			if got := timex.Resolve(words, published, toward); got != want {
				t.Errorf("line %d: %q of %s, %d: %q, want %q", n+1, words, published, toward, got, want)
			}
		}
	}
}

// FuzzResolve: whatever is read is a date or an interval of dates in order.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"March 28", "the 1990s", "two years ago", "last week", "31 June 2020", "mid-", "the day before yesterday", "9999", "Monday, the 5th"} {
		f.Add(s, "2025-03-28")
	}
	f.Fuzz(func(t *testing.T, words, published string) {
		value := timex.Resolve(words, published, timex.Future)
		if value == "" {
			return
		}
		first, last, interval := strings.Cut(value, "/")
		if !isDate(first) || interval && (!isDate(last) || last < first) {
			t.Errorf("%q is %q", words, value)
		}
	})
}

func isDate(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

func BenchmarkResolve(b *testing.B) {
	const words = "on Monday, March 28"
	b.SetBytes(int64(len(words)))
	for b.Loop() {
		timex.Resolve(words, "2025-03-28", timex.Past)
	}
}
