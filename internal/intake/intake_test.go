package intake

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestReadLine(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  []string
		err   error
	}{
		{"", 4, []string{""}, io.EOF},
		{"ab\ncd", 4, []string{"ab\n", "cd"}, io.EOF},
		{"abc\n", 4, []string{"abc\n", ""}, io.EOF},
		{"abcd\n", 4, []string{""}, errLongLine},
		{"abcde", 4, []string{""}, errLongLine},
		{strings.Repeat("a", 40) + "\nb", 41, []string{strings.Repeat("a", 40) + "\n", "b"}, io.EOF},
		{strings.Repeat("a", 40), 39, []string{strings.Repeat("a", 32)}, errLongLine},
	} {
		in := bufio.NewReaderSize(strings.NewReader(c.text), 16)
		var got []string
		var err error
		for err == nil {
			var line []byte
			line, err = readLine(nil, in, c.limit)
			got = append(got, string(line))
		}
		if !slices.Equal(got, c.want) || !errors.Is(err, c.err) {
			t.Errorf("%q within %d bytes: got %q, %v, want %q, %v", c.text, c.limit, got, err, c.want, c.err)
		}
	}
}

// TestRead: what is read of a file, and what is said of one that is not as it should be.
func TestRead(t *testing.T) {
	for _, c := range []struct{ name, raw, texts, note, err string }{
		{"a.txt", "\ufeffOslo.", "\ufeffOslo.", "", ""},
		{"a.txt", "\tOslo \x1b[1mé\r\n", "\tOslo \x1b[1mé\r\n", "", ""},
		{"a.txt", " \n", " \n", "a.txt is empty", ""},
		{"a.txt", "\xe9", "\xe9", "a.txt is not valid UTF-8 at byte 0; such bytes belong to no name", ""},
		{"a.txt", "Łódź é\xe9", "Łódź é\xe9", "a.txt is not valid UTF-8 at byte 10; such bytes belong to no name", ""},
		{"a.html", "\n<!DOCTYPE html><p>Oslo", "\n<!DOCTYPE html><p>Oslo", "a.html is HTML, and its marks are read as words: save the page as text to find more in it", ""},
		{"a.html", "<HTML lang=en>Oslo", "<HTML lang=en>Oslo", "a.html is HTML, and its marks are read as words: save the page as text to find more in it", ""},
		{"a.pdf", "%PDF-1.7", "", "", "a.pdf is PDF, not text"},
		{"a.txt", "\xff\xfeO\x00", "", "", "a.txt is UTF-16, not UTF-8"},
		{"a.txt", "\x00Oslo", "", "", "a.txt is not text: byte 0 is zero"},
		{"a.txt", "Os\x01lo\x7f 12345", "", "", "a.txt is not text: 2 of its first 12 bytes are control characters"},
		{"a.txt", "Os\x01lo " + strings.Repeat("o", 20), "Os\x01lo " + strings.Repeat("o", 20), "", ""},
		{"a.JSONL", "\ufeff{\"id\":\"x\",\"text\":\"Oslo\"}\n\n {\"id\":\"y\",\"text\":\"Rome\",\"n\":[1]}", "Oslo|Rome", "", ""},
		{"standard input", " {\"text\" : \"Oslo\", \"id\": \"x\"}\n{\"id\":\"y\",\"text\":\"Rome\"}", "Oslo|Rome", "", ""},
		{"a.txt", "{\"name\": \"Oslo\"}", "{\"name\": \"Oslo\"}", "", ""},
		{"a.jsonl", "{\"id\":\"x\",\"text\":\"\xff\"}\n{\"id\":\"y\",\"text\":\"\xfe\"}", "\ufffd|\ufffd", "a.jsonl:1: not valid UTF-8 at byte 18 of the line; such bytes are read as U+FFFD", ""},
		{"a.jsonl", "{\"id\":\"x\",\"text\":\"Oslo\"}\n[1]\n{}", "Oslo", "", "a.jsonl:2: the line is no object: array"},
		{"a.jsonl", `{"id":1,"text":"Oslo"}`, "", "", `a.jsonl:1: "id" must be a string, not number`},
		{"a.jsonl", `{"id":"x"}`, "", "", "a.jsonl:1: the line needs both id and text"},
		{"a.jsonl", "\ufeff\n\ufeff{}", "", "", "a.jsonl:2: invalid character"},
		{"a.CSV", "\ufeffID, Text \nx,\"Oslo,\r\nhe said \"\"so\"\".\"\ny,Rome\n", "Oslo,\nhe said \"so\".|Rome", "", ""},
		{"a.csv", "text;n\nOslo, Rome;1\n", "Oslo, Rome", "", ""},
		{"a.tsv", "n\ttext\n1\tOslo, Rome", "Oslo, Rome", "", ""},
		{"a.csv", "text\nOslo\n\xff\n\xfe", "Oslo|\ufffd|\ufffd", "a.csv:3: not valid UTF-8; such bytes are read as U+FFFD", ""},
		{"a.csv", "", "", "a.csv is empty", ""},
		{"a.csv", "id,body\n", "", "", "a.csv has no column text, only id, body"},
		{"a.csv", "id,text\nx,\"Oslo\ny,Rome", "", "", "a.csv:2: extraneous or missing \" in quoted-field"},
		{"a.csv", "id,text\nx,Oslo\ny,Rome,Leeds", "Oslo", "", "a.csv:3: wrong number of fields"},
	} {
		var texts, notes []string
		message := ""
		for d, err := range Read(c.name, "id", "2020-01-02", strings.NewReader(c.raw)) {
			if err != nil {
				message = err.Error()
				break
			}
			texts = append(texts, d.Text)
			if d.Note != "" {
				notes = append(notes, d.Note)
			}
			if strings.HasSuffix(c.name, ".txt") && (d.ID != "id" || d.Date != "2020-01-02") {
				t.Errorf("%q has the ID %q and the date %q", c.raw, d.ID, d.Date)
			}
		}
		if got := strings.Join(texts, "|"); got != c.texts || strings.Join(notes, "|") != c.note || !strings.HasPrefix(message, c.err) || (c.err == "") != (message == "") {
			t.Errorf("%s %q: got %q, note %q, error %q; want %q, %q, %q", c.name, c.raw, got, notes, message, c.texts, c.note, c.err)
		}
	}
}

// TestTable: a row is known by its id, else by that of the file and the line it begins in.
func TestTable(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"id,text,title,date,url,n\nx,Oslo,Fair,2020-01-05,http://a.no,1\n", "x/Fair/2020-01-05/http://a.no"},
		{"text\n\"Oslo\nRome\"\nLeeds\n", "id:2///|id:4///"},
	} {
		var got []string
		for d, err := range Read("a.csv", "id", "", strings.NewReader(c.raw)) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.Join([]string{d.ID, d.Title, d.Date, d.URL}, "/"))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: got %q, want %q", c.raw, got, c.want)
		}
	}
}

// FuzzTable: a table gives documents or one error, whatever its bytes.
func FuzzTable(f *testing.F) {
	f.Add("id,text\nx,\"Oslo, Rome\"\n")
	f.Add("text;id\nOslo;")
	f.Fuzz(func(t *testing.T, raw string) {
		for d, err := range Read("a.csv", "id", "", strings.NewReader(raw)) {
			if err != nil && d.Text != "" || err == nil && d.ID == "" && d.Note == "" && !strings.Contains(strings.ToLower(raw), "id") {
				t.Errorf("%q gives %+v and %v", raw, d, err)
			}
		}
	})
}
