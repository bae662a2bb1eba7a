// Package timex reads English expressions of time as dates of ISO 8601: "March 28, 2025" is
// 2025-03-28, and "last month", in a text of that day, 2025-02. It covers what
// newspapers write of dates; times of day, durations and sets ("every Monday") are left. The
// reading of relative expressions follows the TIMEX3 guidelines (Saurí et al. 2006), but
// for weeks and decades, which are the interval of their days or years: 2025-03-17/2025-03-23.
package timex

import (
	"strconv"
	"strings"
	"time"
)

// A Direction says where a date without a year or a week lies, as the tense of its clause tells.
type Direction int

// The directions.
const (
	Past   Direction = iota // at or before the text: "met on Monday"
	Future                  // at or after it: "will meet on Monday"
)

// Resolve returns the date of an expression as YYYY-MM-DD, YYYY-MM or YYYY, or the first and the
// last day (or year) of an interval with a slash between. It returns "" for what is no
// date, or needs another date to be one: published is the day of the text, as YYYY-MM-DD; where it is
// "" or coarser, only expressions with a year are resolved.
func Resolve(words, published string, toward Direction) string {
	r := reader{words: split(words), toward: toward}
	if len(published) > len(time.DateOnly) && (published[len(time.DateOnly)] == 'T' || published[len(time.DateOnly)] == ' ') {
		published = published[:len(time.DateOnly)] // the time of day does not matter
	}
	if len(published) == len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, published); err == nil && t.Year() >= 1000 && t.Year() < 2200 {
			r.now, r.dated = t, true
		}
	}
	r.skip()
	value := r.date()
	r.trail()
	if value == "" || len(r.words) > 0 {
		return ""
	}
	return value
}

// split returns the words in small letters, figures and ordinals among them; commas and full stops part them.
func split(s string) []string {
	return strings.Fields(splitter.Replace(strings.ToLower(s)))
}

var splitter = strings.NewReplacer(",", " ", ".", " ", "’", "'", "–", "-", "'s", "")

// A reader reads the words of an expression from the left.
type reader struct {
	words  []string
	now    time.Time // the day of the text
	dated  bool      // it is known
	toward Direction
}

// take reads the words if they come next.
func (r *reader) take(words ...string) bool {
	if len(r.words) < len(words) {
		return false
	}
	for i, w := range words {
		if r.words[i] != w {
			return false
		}
	}
	r.words = r.words[len(words):]
	return true
}

// any reads the next word if it is one of some.
func (r *reader) any(words map[string]bool) bool {
	if len(r.words) > 0 && words[r.words[0]] {
		r.words = r.words[1:]
		return true
	}
	return false
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Words around a date that do not change it, or make it vaguer than it can be written.
var (
	before = set("the on in at of during by about around circa late early mid since until till from to through before after as far back only just as recently sometime")
	within = set("morning afternoon evening night noon midnight")
	parts  = set("beginning start end middle spring summer autumn fall winter")
)

// skip reads what stands before a date and does not change it: "as early as", "the end of".
func (r *reader) skip() {
	for len(r.words) > 1 && (r.any(before) || r.words[1] == "of" && r.any(parts)) {
	}
	if len(r.words) > 1 && (r.words[0] == "spring" || parts[r.words[0]] && r.words[0] != "end" && r.words[0] != "start") {
		if _, ok := year(r.words[1]); ok { // "summer 2012" lies in 2012
			r.words = r.words[1:]
		}
	}
	if rest, ok := strings.CutPrefix(first(r.words), "mid-"); ok {
		r.words[0] = rest
	}
}

// trail reads what stands behind a date and does not change it: "Monday morning", "1998 AD".
func (r *reader) trail() {
	r.any(within)
	r.any(set("ad ce"))
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// date reads a date of any kind; "" for none.
func (r *reader) date() string {
	for _, kind := range []func() string{r.iso, r.calendar, r.yearAlone, r.deictic, r.counted, r.shifted, r.weekday} {
		kept := r.words
		if value := kind(); value != "" {
			return value
		}
		r.words = kept
	}
	return ""
}

// iso reads 2025-03-28.
func (r *reader) iso() string {
	value := first(r.words)
	if len(value) != len(time.DateOnly) {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return ""
	}
	r.words = r.words[1:]
	return value
}

// yearAlone reads "1998" and "the 1990s".
func (r *reader) yearAlone() string {
	if y, ok := year(first(r.words)); ok {
		r.words = r.words[1:]
		return years(y, y)
	}
	decade, ok := strings.CutSuffix(first(r.words), "s")
	if y, is := year(decade); ok && is && y%10 == 0 {
		r.words = r.words[1:]
		return years(y, y+9)
	}
	return ""
}

// year reads the number of a year that texts have: 1000 to 2199.
func year(w string) (int, bool) {
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return 0, false
	}
	y, err := strconv.Atoi(w)
	return y, err == nil && y < 2200
}

func years(a, b int) string {
	if a == b {
		return strconv.Itoa(a)
	}
	return strconv.Itoa(a) + "/" + strconv.Itoa(b)
}

func day(t time.Time) string   { return t.Format(time.DateOnly) }
func month(t time.Time) string { return t.Format("2006-01") }

// week returns the week of a day, Monday to Sunday, as ISO 8601 has it.
func week(t time.Time) string {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return day(monday) + "/" + day(monday.AddDate(0, 0, 6))
}
