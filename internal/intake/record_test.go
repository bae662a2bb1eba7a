package intake

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// lines are plain ones, and some that are not.
var lines = []string{
	`{"id": "a", "text": "Norway\nmet \"Sweden\" \\ \/ \b\f\r\t.", "title":"T", "date" : "2020-01-02", "url":"u"}`,
	`{"text":"naïve caf\u00e9 \ud83d\ude00","id":""} ` + "\r\n",
	`{"id":"a","text":"x","other":"y","id":"b"}`,
	`{"id":"a","text":"x","ID":"c"}`,
	`{"id":"a","text":"x","n":1}`,
	`{"id":"a","text":"\ud83d"}`,
	`{"id":"a","text":"\ud83d\u0041"}`,
	`{"id":"a","text":"\u00g0"}`,
	`{"id":"a","text":"\u+012"}`,
	`{"id":"a","text":"x\x"}`,
	`{"id":"a","text":"\u00e9"}`,
	`{"id":"a","text":"\u00e`,
	`{"id":"a","text":"\ud83d\n de00"}`,
	`{"id":"a","text":"x\`,
	"{\"id\":\"a\",\"text\":\"\t\"}",
	`{"id":"a","text":"x",}`,
	`{"id":"a","text":"x"} x`,
	`{"id":"a","text":null}`,
	`{"id":"a"}`,
	`{}`,
	`[`,
	`{"\u0069d":"a","text":"x"}`,
	`{"id":"a","te\u017ft":"x","text":"y"}`,
}

// samePlain holds the plain reader to encoding/json; it may refuse, not differ.
func samePlain(t *testing.T, line string) (read bool) {
	if !utf8.ValidString(line) {
		return false
	}
	var p plainReader
	got, ok := p.read([]byte(line))
	if !ok {
		return false
	}
	if want, err := parseRecord([]byte(line)); err != nil || got != want {
		t.Errorf("%s: got %+v, want %+v, %v", line, got, want, err)
	}
	return true
}

func TestPlainReader(t *testing.T) {
	read := 0
	for _, line := range lines {
		if samePlain(t, line) {
			read++
		}
	}
	if read < 3 {
		t.Errorf("it reads %d lines, want 3 or more", read)
	}
}

func FuzzPlainReader(f *testing.F) {
	for _, line := range lines {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) { samePlain(t, line) })
}

// BenchmarkRecords reads lines of the length of an article.
func BenchmarkRecords(b *testing.B) {
	article, err := os.ReadFile("../../examples/iran-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	file := strings.Repeat(`{"id": "a", "text": `+strconv.Quote(string(article))+"}\n", 100)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Read("a.jsonl", "", "", strings.NewReader(file)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
