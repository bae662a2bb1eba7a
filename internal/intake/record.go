package intake

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor"
)

// record is a line of a .jsonl file; other fields are ignored.
type record struct {
	ID    *string `json:"id"`
	Text  *string `json:"text"`
	Title string  `json:"title"`
	Date  string  `json:"date"`
	URL   string  `json:"url"`
}

func parseRecord(line []byte) (extractor.Document, error) {
	var r record
	var wrong *json.UnmarshalTypeError
	err := json.Unmarshal(line, &r)
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return extractor.Document{}, fmt.Errorf("the line is no object: %s", wrong.Value)
	case errors.As(err, &wrong):
		return extractor.Document{}, fmt.Errorf("%q must be a string, not %s", wrong.Field, wrong.Value)
	case err != nil:
		return extractor.Document{}, err
	case r.ID == nil || r.Text == nil:
		return extractor.Document{}, errors.New("the line needs both id and text")
	}
	return extractor.Document{ID: *r.ID, Title: r.Title, Text: *r.Text, Date: r.Date, URL: r.URL}, nil
}

// A plainReader reads lines as most are, valid UTF-8 and objects of nothing but strings,
// several times as fast as encoding/json, which has to read the others.
type plainReader struct {
	line  []byte
	at    int
	value []byte // of the string under way, its escapes resolved
}

// read reads a line; ok is false where encoding/json must say what it holds, or what is
// wrong with it.
func (p *plainReader) read(line []byte) (doc extractor.Document, ok bool) {
	p.line, p.at = line, 0
	fields := map[string]*string{"id": &doc.ID, "text": &doc.Text, "title": &doc.Title, "date": &doc.Date, "url": &doc.URL}
	seen := 0
	if !p.mark('{') {
		return doc, false
	}
	for {
		key, ok := p.text()
		if !ok || !p.mark(':') {
			return doc, false
		}
		field := fields[key]
		if field == nil && known(key) { // "ID" counts as "id"
			return doc, false
		}
		value, ok := p.text()
		if !ok {
			return doc, false
		}
		if field != nil {
			*field = value
		}
		if key == "id" {
			seen |= 1
		} else if key == "text" {
			seen |= 2
		}
		if p.mark('}') {
			break
		}
		if !p.mark(',') {
			return doc, false
		}
	}
	p.blank()
	return doc, seen == 3 && p.at == len(line)
}

// known reports whether encoding/json takes a key for that of a field.
func known(key string) bool {
	for _, name := range []string{"id", "text", "title", "date", "url"} {
		if strings.EqualFold(key, name) {
			return true
		}
	}
	return false
}

// blank skips white space.
func (p *plainReader) blank() {
	for p.at < len(p.line) && strings.IndexByte(" \t\r\n", p.line[p.at]) >= 0 {
		p.at++
	}
}

// mark skips white space and then the mark c; false where another character stands.
func (p *plainReader) mark(c byte) bool {
	p.blank()
	if p.at < len(p.line) && p.line[p.at] == c {
		p.at++
		return true
	}
	return false
}

// text reads a string.
func (p *plainReader) text() (string, bool) {
	if !p.mark('"') {
		return "", false
	}
	p.value = p.value[:0]
	start := p.at
	for {
		p.at += plain(p.line[p.at:])
		if p.at == len(p.line) {
			return "", false
		}
		switch c := p.line[p.at]; {
		case c == '"':
			p.at++
			if len(p.value) == 0 {
				return string(p.line[start : p.at-1]), true
			}
			return string(append(p.value, p.line[start:p.at-1]...)), true
		case c == '\\':
			if len(p.value) == 0 {
				p.value = slices.Grow(p.value, len(p.line)-start)
			}
			p.value = append(p.value, p.line[start:p.at]...)
			if !p.escape() {
				return "", false
			}
			start = p.at
		default: // a control character
			return "", false
		}
	}
}

// plain returns how many bytes of a string stand for themselves before one that does not. It
// looks at eight at a time, by the tests for a byte of a value and for one less than a value
// of Anderson's Bit Twiddling Hacks; these err only behind a byte that they find rightly.
func plain(s []byte) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; len(s)-n >= 8; n += 8 {
		v := binary.LittleEndian.Uint64(s[n:])
		quote, backslash := v^'"'*ones, v^'\\'*ones
		if ((quote-ones)&^quote|(backslash-ones)&^backslash|(v-' '*ones)&^v)&high != 0 {
			break
		}
	}
	for n < len(s) && s[n] >= ' ' && s[n] != '"' && s[n] != '\\' {
		n++
	}
	return n
}

// escape reads an escape sequence; false for half of a surrogate pair.
func (p *plainReader) escape() bool {
	if p.at+1 >= len(p.line) {
		return false
	}
	c := p.line[p.at+1]
	if c == 'u' {
		r, ok := p.unicode()
		p.value = utf8.AppendRune(p.value, r)
		return ok
	}
	k := strings.IndexByte(`"\/bfnrt`, c)
	if k < 0 {
		return false
	}
	p.value = append(p.value, "\"\\/\b\f\n\r\t"[k])
	p.at += 2
	return true
}

// unicode reads \u and four digits, twice for a surrogate pair.
func (p *plainReader) unicode() (r rune, ok bool) {
	if r, ok = p.digits(); ok && utf16.IsSurrogate(r) {
		var low rune
		if low, ok = p.digits(); ok {
			r = utf16.DecodeRune(r, low)
			ok = r != utf8.RuneError
		}
	}
	return r, ok
}

// digits reads \u and four digits.
func (p *plainReader) digits() (rune, bool) {
	if p.at+6 > len(p.line) || p.line[p.at] != '\\' || p.line[p.at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(p.line[p.at+2:p.at+6]), 16, 16)
	p.at += 6
	return rune(n), err == nil
}
