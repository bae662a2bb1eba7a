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
