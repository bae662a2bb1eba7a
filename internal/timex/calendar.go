package timex

import (
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}

// calendar reads a month, with a day or not, and the year if there is one: "March 28, 2025",
// "28 March", "the 28th of March", "Monday, March 28", "July 12 last year", "March".
func (r *reader) calendar() string {
	if _, ok := weekdays[first(r.words)]; ok && len(r.words) > 1 {
		r.words = r.words[1:] // the date tells it
		r.any(within)
		r.any(set("the"))
	}
	m, d := r.monthAndDay()
	if m == 0 {
		return ""
	}
	r.take("of")
	r.take("in")
	switch y, ok := year(first(r.words)); {
	case ok:
		r.words = r.words[1:]
		return calendarDate(y, m, d)
	case !r.dated:
		return ""
	}
	if shift, ok := r.shift(); ok && r.take("year") {
		return calendarDate(r.now.Year()+shift, m, d)
	}
	return r.nearest(m, d)
}

// monthAndDay reads a month and a day of it, 0 for no day; month 0 where none comes.
func (r *reader) monthAndDay() (m time.Month, d int) {
	if m = months[first(r.words)]; m != 0 {
		r.words = r.words[1:]
		r.take("the")
		if d = dayNumber(first(r.words)); d != 0 {
			r.words = r.words[1:]
		}
		return m, d
	}
	if d = dayNumber(first(r.words)); d == 0 || len(r.words) < 2 {
		return 0, 0
	}
	r.words = r.words[1:]
	r.take("of")
	if m = months[first(r.words)]; m != 0 {
		r.words = r.words[1:]
	}
	return m, d
}

// dayNumber reads "28" and "28th", 0 for what is no day of a month.
func dayNumber(w string) int {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(w, ending); ok {
			w = n
			break
		}
	}
	if len(w) > 2 {
		return 0
	}
	if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= 31 {
		return n
	}
	return 0
}

// calendarDate writes a date of a year; "" for a day that its month has not.
func calendarDate(y int, m time.Month, d int) string {
	t := time.Date(y, m, max(d, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case d == 0:
		return month(t)
	case t.Month() != m:
		return ""
	}
	return day(t)
}

// nearest returns the date of a month and a day that lies nearest in the direction of the text; the month or day
// of the text itself lies in both.
func (r *reader) nearest(m time.Month, d int) string {
	y := r.now.Year()
	now, then := int(r.now.Month())*100+r.now.Day(), int(m)*100+d
	if d == 0 {
		now -= r.now.Day()
	}
	switch {
	case r.toward == Past && then > now:
		y--
	case r.toward == Future && then < now:
		y++
	}
	return calendarDate(y, m, d)
}
