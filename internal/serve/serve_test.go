package serve_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/serve"
)

const mentor = `version: 1
extends: shipped
relations:
  mentored: {from: person, to: person}
frames:
  - id: mentor
    makes: mentored(teacher, pupil)
    clause: teacher {mentor|coach} pupil
    examples:
      - text: Karen Oduya mentored Peter Vance.
        wants: ["mentored(Karen Oduya, Peter Vance)"]
      - text: Karen Oduya met Peter Vance.
        wants: []
`

const article = "Karen Oduya, a professor in Oslo, coached Peter Vance. She met Swedish officials."

func workbench(t *testing.T, change func(*serve.Config)) *serve.Server {
	t.Helper()
	c := serve.Config{Shipped: dossier.ShippedRules(), MaxText: 20_000}
	if change != nil {
		change(&c)
	}
	s, err := serve.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// request is one of the workbench's own page, unless the headers say otherwise.
func request(method, path, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	return r
}

func do(s http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// post sends a request and reads the answer, which must be a good one.
func post[Answer any](t *testing.T, s http.Handler, path string, body any) Answer {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	w := do(s, request("POST", path, string(raw)))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d: %s", path, w.Code, w.Body)
	}
	var out Answer
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out
}

func TestGuard(t *testing.T) {
	local := workbench(t, nil)
	remote := workbench(t, func(c *serve.Config) { c.Remote = true })
	named := workbench(t, func(c *serve.Config) { c.Hosts = []string{"desk.example"} })
	for _, c := range []struct {
		name    string
		server  *serve.Server
		method  string
		path    string
		headers []string
		want    int
	}{
		{"open", local, "GET", "/", nil, 200},
		{"head", local, "HEAD", "/", nil, 200},
		{"localhost", local, "GET", "/", []string{"Host", "localhost:8080"}, 200},
		{"localhost without port", local, "GET", "/", []string{"Host", "LOCALHOST."}, 200},
		{"IPv6", local, "GET", "/", []string{"Host", "[::1]:8080"}, 200},
		{"a tunnel's port", local, "GET", "/", []string{"Host", "127.0.0.1:9"}, 200},
		{"rebound name", local, "GET", "/", []string{"Host", "evil.example:8080"}, 421},
		{"rebound name, own origin", local, "POST", "/api/start", []string{"Host", "evil.example:8080", "Origin", "http://evil.example:8080"}, 421},
		{"localhost as a part", local, "GET", "/", []string{"Host", "localhost.evil.example"}, 421},
		{"address of another machine", local, "GET", "/", []string{"Host", "192.0.2.7:8080"}, 421},
		{"no host", local, "GET", "/", []string{"Host", ""}, 421},
		{"address, remote", remote, "GET", "/", []string{"Host", "192.0.2.7:8080"}, 200},
		{"name, remote", remote, "GET", "/", []string{"Host", "evil.example"}, 421},
		{"named host", named, "GET", "/", []string{"Host", "Desk.example:8080"}, 200},
		{"own origin", local, "POST", "/api/start", []string{"Origin", "http://127.0.0.1:8080", "Sec-Fetch-Site", "same-origin"}, 200},
		{"other origin", local, "POST", "/api/start", []string{"Origin", "http://evil.example"}, 403},
		{"other port", local, "POST", "/api/start", []string{"Origin", "http://127.0.0.1:8081"}, 403},
		{"other scheme", local, "POST", "/api/start", []string{"Origin", "https://127.0.0.1:8080"}, 403},
		{"no origin", local, "POST", "/api/start", []string{"Origin", "null"}, 403},
		{"another site", local, "POST", "/api/start", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"another site of one domain", local, "POST", "/api/start", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"a script of another site", local, "GET", "/app.js", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		{"a frame of another site", local, "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"a link of another site", local, "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a form", local, "POST", "/api/start", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"plain text", local, "POST", "/api/start", []string{"Content-Type", "text/plain"}, 415},
		{"no type", local, "POST", "/api/start", []string{"Content-Type", ""}, 415},
		{"JSON with a charset", local, "POST", "/api/start", []string{"Content-Type", "application/json; charset=utf-8"}, 200},
		{"preflight", local, "OPTIONS", "/api/start", []string{"Origin", "http://evil.example"}, 403},
		{"options", local, "OPTIONS", "/api/start", nil, 405},
		{"put", local, "PUT", "/api/save", nil, 405},
		{"delete", local, "DELETE", "/", nil, 405},
		{"get of a verb", local, "GET", "/api/start", nil, 404},
		{"nothing there", local, "GET", "/etc/passwd", nil, 404},
		{"assets are no folder", local, "GET", "/assets/app.js", nil, 404},
		{"hidden file", local, "GET", "/facts.html", nil, 404},
		{"no such graph", local, "GET", "/view/x/", nil, 410},
		{"no such graph to load", local, "GET", "/view/x/json", nil, 410},
		{"no such format", local, "GET", "/view/x/passwd", nil, 404},
	} {
		body := ""
		if c.method == "POST" {
			body = "{}"
		}
		w := do(c.server, request(c.method, c.path, body, c.headers...))
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d: %s", c.name, w.Code, c.want, w.Body)
		}
		if w.Code >= 400 {
			var p struct{ Error, Hint string }
			if err := json.Unmarshal(w.Body.Bytes(), &p); c.method != "HEAD" && (err != nil || p.Error == "") {
				t.Errorf("%s: the answer says not what is wrong: %q", c.name, w.Body)
			}
		}
		for _, name := range []string{"Access-Control-Allow-Origin", "Access-Control-Allow-Methods"} {
			if v := w.Header().Get(name); v != "" {
				t.Errorf("%s: the answer has %s: %s", c.name, name, v)
			}
		}
		if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "http:") {
			t.Errorf("%s: content security policy %q", c.name, policy)
		}
	}
}

func TestBadRequests(t *testing.T) {
	s := workbench(t, func(c *serve.Config) { c.MaxText = 100_000 })
	long := strings.Repeat("a ", 50_001)
	text := func(name, text string) string {
		raw, _ := json.Marshal(map[string]any{"texts": []map[string]string{{"name": name, "text": text}}, "rules": ""})
		return string(raw)
	}
	quoted := func(s string) string {
		raw, _ := json.Marshal(s)
		return string(raw)
	}
	for _, c := range []struct {
		name, path, body string
		want             int
		says             string
	}{
		{"nothing", "/api/read", "", 400, "EOF"},
		{"no JSON", "/api/read", "{", 400, "unexpected EOF"},
		{"a list", "/api/read", "[]", 400, "cannot unmarshal array"},
		{"unknown field", "/api/read", `{"file": "/etc/passwd"}`, 400, "unknown field"},
		{"two values", "/api/read", "{}{}", 400, "more follows"},
		{"wrong type", "/api/read", `{"rules": 1}`, 400, "rules"},
		{"too long a text", "/api/read", text("a", long), 413, "more than 100000 bytes"},
		{"too long a body", "/api/read", text("a", strings.Repeat(long, 100)), 413, "more than 100000 bytes"},
		{"too long a rules file", "/api/read", `{"rules": ` + quoted("#"+strings.Repeat("a", serve.MaxRules)) + `}`, 413, "the rules have more than 262144 bytes"},
		{"binary", "/api/read", text("a", "ab\x00c"), 422, "a is not text: byte 2 is zero"},
		{"a line that is no document", "/api/read", text("a.jsonl", "{\"id\": \"x\"}\n"), 422, "a.jsonl:1: the line needs both id and text"},
		{"two documents of one ID", "/api/read", text("a.jsonl", `{"id":"x","text":"a"}`+"\n"+`{"id":"x","text":"b"}`), 422, `two documents have the ID "x"`},
		{"too many documents", "/api/read", text("a.jsonl", documents(serve.MaxDocuments+1)), 413, "more than 2000 documents"},
		{"no date", "/api/read", `{"texts": [{"name": "a", "text": "b", "date": "Monday"}]}`, 422, `"Monday" is no date`},
		{"mistakes", "/api/read", `{"rules": "version: 1\nextends: shipped\nframse: []"}`, 422, "1 mistake in the rules"},
		{"no such view", "/api/why", `{"view": "x", "kind": "entity", "id": "country/norway"}`, 410, "no longer kept"},
		{"no such rule", "/api/why-not", `{"rule": "x", "text": "a"}`, 404, `there is no rule "x"`},
		{"too long a sentence", "/api/why-not", `{"rule": "acquire", "text": "` + strings.Repeat("a ", 40_000) + `"}`, 413, "more than 65536 bytes"},
		{"nowhere to save", "/api/save", `{"rules": "version: 1"}`, 403, "no file to save to"},
	} {
		w := do(s, request("POST", c.path, c.body))
		var p struct{ Error, Hint string }
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Errorf("%s: %v: %s", c.name, err, w.Body)
		}
		if w.Code != c.want || !strings.Contains(p.Error, c.says) {
			t.Errorf("%s: status %d, %q; want %d, %q", c.name, w.Code, p.Error, c.want, c.says)
		}
	}
}

func documents(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"\"}\n", i)
	}
	return b.String()
}

type trial struct {
	Mistakes []struct {
		Line, Column, Width int
		Own                 bool
		Message, Hint       string
	}
	Examples []struct {
		Rule, Text, Failed string
		Line               int
	}
	Differences []struct {
		Gained, Lost []struct{ Claim, Rule string }
	}
}

type object = map[string]any

func TestRules(t *testing.T) {
	s := workbench(t, nil)
	texts := []serve.Text{{Name: "a", Text: article}}
	good := post[trial](t, s, "/api/rules", object{"rules": mentor, "texts": texts})
	if len(good.Mistakes) > 0 || len(good.Examples) != 2 || good.Examples[0].Failed != "" || good.Examples[0].Line != 10 {
		t.Errorf("got %+v", good)
	}
	if len(good.Differences) != 1 || len(good.Differences[0].Gained) != 1 || good.Differences[0].Gained[0].Claim != "mentored(Karen Oduya, Peter Vance), past" {
		t.Errorf("differences %+v", good.Differences)
	}
	back := post[trial](t, s, "/api/rules", object{"rules": "", "before": mentor, "texts": texts})
	if len(back.Differences) != 1 || len(back.Differences[0].Lost) != 1 {
		t.Errorf("differences %+v", back.Differences)
	}
	bad := post[trial](t, s, "/api/rules", object{"rules": strings.Replace(mentor, "clause: teacher", "clause: teachr", 1), "texts": texts})
	if len(bad.Mistakes) != 1 || bad.Mistakes[0].Line != 8 || bad.Mistakes[0].Column != 13 || bad.Mistakes[0].Width != 6 || bad.Mistakes[0].Hint != "teacher" || !bad.Mistakes[0].Own {
		t.Errorf("mistakes %+v", bad.Mistakes)
	}
	fails := post[trial](t, s, "/api/rules", object{"rules": strings.Replace(mentor, "{mentor|coach}", "{coach}", 1)})
	if len(fails.Examples) != 2 || fails.Examples[0].Failed != "example failed: wanted mentored(Karen Oduya, Peter Vance), got nothing" {
		t.Errorf("examples %+v", fails.Examples)
	}
}

// TestHostileRules: what is typed reads no file and breaks nothing.
func TestHostileRules(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"secret.yaml": "version: 1\nlists: {secret: {of: word, words: [hush]}}\n",
		"more.yaml":   "version: 1\nlists: {more: {of: lemma, words: [tutor]}}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	own := strings.NewReplacer("extends: shipped\n", "extends: shipped\ninclude: [more.yaml]\n", "coach}", "@more}").Replace(mentor)
	plain := workbench(t, nil)
	withFile := workbench(t, func(c *serve.Config) {
		c.Rules, c.Source, c.Files = "own.yaml", []byte(own), serve.NewFiles(os.DirFS(dir))
	})
	for _, c := range []struct {
		name, rules string
		says        string // the first mistake; empty for none
	}{
		{"include an absolute path", "version: 1\nextends: shipped\ninclude: [/etc/passwd]", `rules file "/etc/passwd" lies outside`},
		{"include above", "version: 1\nextends: shipped\ninclude: [../../../../etc/passwd]", `rules file "../../../../etc/passwd" lies outside`},
		{"include beside", "version: 1\nextends: shipped\ninclude: [secret.yaml]", `rules file "secret.yaml" cannot be read`},
		{"extend a path", "version: 1\nextends: secret.yaml", `rules file "secret.yaml" cannot be read`},
		{"extend a file", "version: 1\nextends: /etc/passwd", `"/etc/passwd" is no rule set`},
		{"a lexicon", "version: 1\nextends: shipped\nlexicons: [secret.yaml]", `lexicon file "secret.yaml" cannot be read`},
		{"a lexicon of the shipped set", "version: 1\nextends: shipped\nlexicons: [lexicon/people.yaml]", `lexicon file "lexicon/people.yaml" cannot be read`},
		{"a directory", "version: 1\nextends: shipped\nlexicons: [.]", "cannot be read"},
		{"a URL", "version: 1\nextends: shipped\ninclude: ['http://evil.example/x.yaml']", "cannot be read"},
		{"itself", "version: 1\nextends: own.yaml", ""},
		{"no YAML", "version: [", "this is not YAML"},
		{"a bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", ""},
		{"deep", strings.Repeat("[", 10_000), ""},
		{"zero bytes", "version: 1\x00", ""},
		{"not UTF-8", "version: 1\nextends: \xff\xfe", ""},
	} {
		for name, s := range map[string]*serve.Server{"plain": plain, "with a file": withFile} {
			got := post[trial](t, s, "/api/rules", object{"rules": c.rules})
			if len(got.Mistakes) == 0 || !strings.Contains(got.Mistakes[0].Message, c.says) {
				t.Errorf("%s, %s: mistakes %+v, want %q", c.name, name, got.Mistakes, c.says)
			}
		}
	}
	if got := post[trial](t, withFile, "/api/rules", object{"rules": own + "# mended\n"}); len(got.Mistakes) > 0 {
		t.Errorf("the file that the rules of the command line include: %+v", got.Mistakes)
	}
}

type reading struct {
	View, Digest                   string
	Entities, Relations, Documents int
	Notes                          []string
}

type account struct {
	Title     string
	Documents []struct {
		Document string
		Facts    []struct {
			Claim    string
			Readings []struct {
				Rule  string
				Marks []struct{ Label, Text string }
			}
		}
		Entities []struct{ Name string }
	}
}

func TestWhy(t *testing.T) {
	s := workbench(t, nil)
	texts := []serve.Text{{Name: "a", Text: article}, {Name: "b.jsonl", Text: `{"id": "b1", "text": "Oslo is dull. Karen Oduya coached Peter Vance again."}`}}
	r := post[reading](t, s, "/api/read", object{"texts": texts, "rules": mentor})
	if r.Documents != 2 || r.View == "" {
		t.Fatalf("got %+v", r)
	}
	if again := post[reading](t, s, "/api/read", object{"texts": texts, "rules": mentor}); again.Digest != r.Digest || again.View == r.View {
		t.Errorf("the same graph: %+v, then %+v", r, again)
	}
	e := post[account](t, s, "/api/why", object{"view": r.View, "kind": "entity", "id": "person/karen-oduya"})
	if e.Title != "Karen Oduya" || len(e.Documents) != 2 || len(e.Documents[0].Entities) != 1 || len(e.Documents[0].Facts) < 2 {
		t.Errorf("got %+v", e)
	}
	f := post[account](t, s, "/api/why", object{"view": r.View, "kind": "relation", "id": relationOf(t, s, r.View, "mentored")})
	if f.Title != "mentored(Karen Oduya, Peter Vance)" || len(f.Documents) != 2 || f.Documents[1].Facts[0].Readings[0].Rule != "mentor" {
		t.Errorf("got %+v", f)
	}
	w := do(s, request("POST", "/api/why", `{"view": "`+r.View+`", "kind": "entity", "id": "person/nobody"}`))
	if w.Code != http.StatusNotFound {
		t.Errorf("an entity that is not there: status %d: %s", w.Code, w.Body)
	}
	type nearness struct {
		Shapes []struct{ Wants, Why string }
	}
	n := post[nearness](t, s, "/api/why-not", object{"rules": mentor, "rule": "mentor", "text": "Karen Oduya coached a horse."})
	if len(n.Shapes) != 1 || n.Shapes[0].Why != `"a horse" names nothing` {
		t.Errorf("got %+v", n)
	}
}

func TestBook(t *testing.T) {
	s := workbench(t, nil)
	type book struct {
		Frames  []struct{ ID string }
		Sources map[string]string
	}
	b := post[book](t, s, "/api/book", object{})
	all, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	if want := len(all.Frames) + len(all.Entities) + len(all.Infer.Rules); len(b.Sources) != want {
		t.Errorf("%d sources, want %d", len(b.Sources), want)
	}
	// What is copied in the place of a frame is the frame.
	for _, f := range b.Frames {
		source := strings.Replace(b.Sources[f.ID], "\n", "\n  replace: true\n", 1)
		file := "version: 1\nextends: shipped\nframes:\n  " + strings.ReplaceAll(strings.TrimSpace(source), "\n", "\n  ") + "\n"
		if got := post[trial](t, s, "/api/rules", object{"rules": file}); len(got.Mistakes) > 0 {
			t.Errorf("%s: %+v", f.ID, got.Mistakes)
		}
	}
}

// TestTemplates: what the editor offers has no mistakes, and examples that pass.
func TestTemplates(t *testing.T) {
	s := workbench(t, nil)
	type start struct {
		Templates []struct {
			Name  string
			Parts []struct{ Section, Text string }
		}
	}
	for _, template := range post[start](t, s, "/api/start", object{}).Templates {
		file := "version: 1\nextends: shipped\n"
		for _, p := range template.Parts {
			section, indent := p.Section+":\n", "  "
			if p.Section == "infer.rules" {
				section, indent = "infer:\n  rules:\n", "    "
			}
			file += section + indent + strings.ReplaceAll(strings.TrimSpace(p.Text), "\n", "\n"+indent) + "\n"
		}
		got := post[trial](t, s, "/api/rules", object{"rules": file})
		if len(got.Mistakes) > 0 || len(got.Examples) == 0 {
			t.Errorf("%s: %+v\n%s", template.Name, got.Mistakes, file)
		}
		for _, e := range got.Examples {
			if e.Failed != "" {
				t.Errorf("%s: %q: %s", template.Name, e.Text, e.Failed)
			}
		}
	}
}

func TestDownload(t *testing.T) {
	s := workbench(t, nil)
	type start struct {
		Formats []struct{ Name, File string }
	}
	formats := post[start](t, s, "/api/start", object{}).Formats
	r := post[reading](t, s, "/api/read", object{"texts": []serve.Text{{Name: "a", Text: article}}, "rules": ""})
	files := map[string]string{}
	_, noDot := exec.LookPath("dot")
	for _, f := range formats {
		w := do(s, request("GET", "/view/"+r.View+"/"+f.Name, ""))
		if f.Name == "png" && noDot != nil { // which Graphviz draws: then it says so
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Graphviz") {
				t.Errorf("png without Graphviz: status %d: %.200s", w.Code, w.Body)
			}
			continue
		}
		if w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: status %d: %.200s", f.Name, w.Code, w.Body)
		}
		if want := `attachment; filename="` + f.File + `"`; w.Header().Get("Content-Disposition") != want {
			t.Errorf("%s: %q, want %q", f.Name, w.Header().Get("Content-Disposition"), want)
		}
		if other := files[f.File]; other != "" {
			t.Errorf("%s and %s have one name: %s", other, f.Name, f.File)
		}
		files[f.File] = f.Name
	}
	page := do(s, request("GET", "/view/"+r.View+"/", ""))
	if page.Code != http.StatusOK || !strings.HasPrefix(page.Header().Get("Content-Security-Policy"), "sandbox allow-scripts") || !strings.Contains(page.Body.String(), "Karen Oduya") {
		t.Errorf("status %d, %v", page.Code, page.Header())
	}
}

func TestSave(t *testing.T) {
	var saved []string
	fail := errors.New("own.yaml was changed by another program")
	var err error
	s := workbench(t, func(c *serve.Config) {
		c.Rules, c.Source = "own.yaml", []byte(mentor)
		c.Save = func(src []byte) error { saved = append(saved, string(src)); return err }
	})
	post[object](t, s, "/api/save", object{"rules": "version: 1\n"})
	err = fail
	if w := do(s, request("POST", "/api/save", `{"rules": "version: 2\n"}`)); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "another program") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	if len(saved) != 2 || saved[0] != "version: 1\n" {
		t.Errorf("saved %q", saved)
	}
}

// TestBrokenStart: a file with mistakes is opened, to be mended.
func TestBrokenStart(t *testing.T) {
	s, err := serve.New(serve.Config{Shipped: dossier.ShippedRules(), Rules: "own.yaml", Source: []byte("version: 1\nextends: shipped\nframse: []\n")})
	if errs := (rules.Errors)(nil); s == nil || !errors.As(err, &errs) || len(errs) != 1 {
		t.Fatalf("got %v, %v", s, err)
	}
	type start struct{ Source string }
	if got := post[start](t, s, "/api/start", object{}); !strings.Contains(got.Source, "framse") {
		t.Errorf("got %+v", got)
	}
}

// TestConcurrent: many windows work at once, on texts and rules of their own.
func TestConcurrent(t *testing.T) {
	s := workbench(t, nil)
	server := httptest.NewServer(s)
	defer server.Close()
	send := func(path string, body any) (int, []byte) {
		raw, _ := json.Marshal(body)
		resp, err := http.Post(server.URL+path, "application/json", bytes.NewReader(raw))
		if err != nil {
			return 0, []byte(err.Error())
		}
		defer resp.Body.Close()
		got, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, got
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			own := strings.Replace(mentor, "coach", []string{"coach", "tutor", "train up"}[i%3], 1)
			texts := []serve.Text{{Name: "a", Text: article}}
			status, raw := send("/api/read", object{"texts": texts, "rules": own})
			var r reading
			if err := json.Unmarshal(raw, &r); status != http.StatusOK || err != nil {
				t.Errorf("status %d: %s", status, raw)
				return
			}
			for _, path := range []string{"/view/" + r.View + "/", "/view/" + r.View + "/json"} {
				if resp, err := http.Get(server.URL + path); err == nil {
					_, _ = io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
				}
			}
			// The view may be forgotten by now; nothing else may go wrong.
			if status, raw := send("/api/why", object{"view": r.View, "kind": "entity", "id": "person/karen-oduya"}); status != http.StatusOK && status != http.StatusGone {
				t.Errorf("status %d: %s", status, raw)
			}
			if status, raw := send("/api/rules", object{"texts": texts, "rules": own, "before": mentor}); status != http.StatusOK {
				t.Errorf("status %d: %s", status, raw)
			}
		})
	}
	wg.Wait()
}

// relationOf returns the ID that the page of a graph gives a relation of a type.
func relationOf(t *testing.T, s http.Handler, view, typ string) string {
	t.Helper()
	page := do(s, request("GET", "/view/"+view+"/json", ""))
	g, err := export.ReadJSON(page.Body)
	if err != nil {
		t.Fatal(err)
	}
	for r := range g.Relations() {
		if r.Type == typ {
			return export.RelationID(&r)
		}
	}
	t.Fatalf("the graph has no relation %s", typ)
	return ""
}
