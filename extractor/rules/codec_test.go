package rules

import (
	"reflect"
	"testing"
)

// TestCodec fills every field of a set, writes it, reads it, and asks for the same.
func TestCodec(t *testing.T) {
	for _, want := range []*Set{{}, filled()} {
		out := newEncoder()
		out.set(want)
		got := &Set{readyLists: map[*List]bool{}}
		newDecoder(out.result()).set(got)
		for i, l := range got.Lists {
			if got.readyLists[l] != want.readyLists[want.Lists[i]] {
				t.Errorf("list %s: ready is %t", l.Name, got.readyLists[l])
			}
		}
		got.readyLists = want.readyLists
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

// filled returns a set in which nothing is empty that a codec is shown.
func filled() *Set {
	s := &Set{}
	n := 0
	fill(reflect.ValueOf(s).Elem(), &n)
	s.Entries, s.index, s.inherited, s.indexed, s.lexicons = Entries{}, "", map[string]bool{"a": true, "b": false}, 7, []string{"c"}
	s.readyLists = map[*List]bool{s.Lists[0]: true}
	var patterns []*Pattern
	for _, r := range s.Entities {
		patterns, r.Examples = append(patterns, r.Pattern), nil
	}
	for _, f := range s.Frames {
		patterns, f.Examples = append(append(patterns, f.Patterns...), f.Unless...), nil
	}
	for _, r := range s.Infer.Rules {
		r.Examples = nil
	}
	for _, p := range patterns {
		test := &Test{Index: 4, Key: "word", Values: []string{"of", ""}, Not: true, And: []*Test{{Index: 5}}, Or: []*Test{{Values: []string{}}}}
		p.tests, p.first, p.second, p.required = []*Test{{}, test}, []*Test{test}, []*Test{}, [][]*Test{{test}, nil}
		p.program = []instruction{{op: opTest, index: 4, test: test}, {op: opSplit, x: 1, y: 2}}
		p.steps = []step{{4, 1, 2}, {5, 0, 0}}
		p.begin, p.constraints = p.steps[:1], 3
	}
	return s
}

// fill gives every exported field below v a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != reflect.TypeFor[Test]() {
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Map:
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value, n)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key"), value)
	case reflect.String:
		v.SetString(string(rune('a'+*n%26)) + "é")
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Bool:
		v.SetBool(true)
	}
}
