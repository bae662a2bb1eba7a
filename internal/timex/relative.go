package timex

import (
	"strconv"
	"time"
)

// shifts are words that say which of several: "last month".
var shifts = map[string]int{"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}

func (r *reader) shift() (int, bool) {
	r.take("the")
	n, ok := shifts[first(r.words)]
	if ok {
		r.words = r.words[1:]
	}
	return n, ok
}

// deictic reads "today", "yesterday", "last night".
func (r *reader) deictic() string {
	if !r.dated {
		return ""
	}
	for _, e := range []struct {
		words []string
		days  int
	}{
		{[]string{"the", "day", "before", "yesterday"}, -2}, {[]string{"day", "before", "yesterday"}, -2}, {[]string{"the", "day", "after", "tomorrow"}, 2}, {[]string{"day", "after", "tomorrow"}, 2},
		{[]string{"today"}, 0}, {[]string{"tonight"}, 0}, {[]string{"yesterday"}, -1}, {[]string{"tomorrow"}, 1}, {[]string{"last", "night"}, -1},
		{[]string{"this", "morning"}, 0}, {[]string{"this", "afternoon"}, 0}, {[]string{"this", "evening"}, 0}, {[]string{"earlier", "today"}, 0}, {[]string{"now"}, 0},
	} {
		if r.take(e.words...) {
			return day(r.now.AddDate(0, 0, e.days))
		}
	}
	return ""
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// counted reads "two years ago", "10 days earlier", "in three weeks".
func (r *reader) counted() string {
	if !r.dated {
		return ""
	}
	n, ok := numbers[first(r.words)]
	if !ok {
		var err error
		if n, err = strconv.Atoi(first(r.words)); err != nil || n < 1 || n > 500 || len(r.words[0]) > 3 {
			return ""
		}
	}
	if len(r.words) < 3 {
		return ""
	}
	unit := r.words[1]
	switch r.words[2] {
	case "ago":
		n = -n
	case "hence":
	default:
		return ""
	}
	r.words = r.words[3:]
	return r.moved(unit, n)
}

// moved returns the day, week, month, year or decade that lies so many of them from the day of the text.
func (r *reader) moved(unit string, n int) string {
	firstOfMonth := r.now.AddDate(0, 0, 1-r.now.Day())
	switch unit {
	case "day", "days":
		return day(r.now.AddDate(0, 0, n))
	case "week", "weeks":
		return week(r.now.AddDate(0, 0, 7*n))
	case "month", "months":
		return month(firstOfMonth.AddDate(0, n, 0))
	case "year", "years":
		if y := r.now.Year() + n; y >= 1000 {
			return years(y, y)
		}
	case "decade", "decades":
		if y := (r.now.Year()/10 + n) * 10; y >= 1000 {
			return years(y, y+9)
		}
	}
	return ""
}

// shifted reads "last month", "this week", "next Monday", "last September", "earlier this year".
func (r *reader) shifted() string {
	if !r.dated {
		return ""
	}
	if r.take("earlier") || r.take("later") {
		r.take("in")
	}
	n, ok := r.shift()
	if !ok || len(r.words) == 0 {
		return ""
	}
	unit := r.words[0]
	if m := months[unit]; m != 0 {
		r.words = r.words[1:]
		return r.shiftedMonth(m, n)
	}
	if d, ok := weekdays[unit]; ok {
		r.words = r.words[1:]
		return r.shiftedDay(d, n)
	}
	switch unit {
	case "weekend":
		r.words = r.words[1:]
		saturday := r.now.AddDate(0, 0, 6-(int(r.now.Weekday())+6)%7-1+7*n)
		return day(saturday) + "/" + day(saturday.AddDate(0, 0, 1))
	case "spring", "summer", "autumn", "fall", "winter":
		r.words = r.words[1:]
		return r.moved("year", n)
	}
	r.words = r.words[1:]
	return r.moved(unit, n)
}

// shiftedMonth returns the last, this or next month of a name.
func (r *reader) shiftedMonth(m time.Month, n int) string {
	y := r.now.Year()
	switch {
	case n < 0 && m >= r.now.Month():
		y--
	case n > 0 && m <= r.now.Month():
		y++
	}
	return calendarDate(y, m, 0)
}

// shiftedDay returns the last, this or next day of a name: "this Friday" is that of the week of the text.
func (r *reader) shiftedDay(d time.Weekday, n int) string {
	days := (int(d)+6)%7 - (int(r.now.Weekday())+6)%7
	switch {
	case n < 0 && days >= 0:
		days -= 7
	case n > 0 && days <= 0:
		days += 7
	}
	return day(r.now.AddDate(0, 0, days))
}

// weekday reads a day of the week: the nearest in the direction of the text, whose own day lies in both.
func (r *reader) weekday() string {
	d, ok := weekdays[first(r.words)]
	if !ok || !r.dated {
		return ""
	}
	r.words = r.words[1:]
	days := int(d) - int(r.now.Weekday())
	switch {
	case r.toward == Past && days > 0:
		days -= 7
	case r.toward == Future && days < 0:
		days += 7
	}
	return day(r.now.AddDate(0, 0, days))
}
