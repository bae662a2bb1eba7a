package serve

import (
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// A guard decides whose requests are answered. Pages of other sites run in the same
// browser and can send requests here, but not read the answers, since nothing allows
// them to (CORS), unless their own name points to this machine (DNS rebinding).
type guard struct {
	hosts  []string
	remote bool
}

// admit refuses a request that does not come from the workbench's own page, or
// from somebody who opens it.
func (g *guard) admit(r *http.Request) error {
	if !g.knows(r.Host) {
		return &problem{Status: http.StatusMisdirectedRequest, Message: "this is no name of the workbench: " + r.Host,
			Hint: "open it by its address, such as 127.0.0.1, or allow a name with --host"}
	}
	if err := g.sameOrigin(r); err != nil {
		return err
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return nil
	case http.MethodPost:
		// A form of another site cannot send this type.
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
			return &problem{Status: http.StatusUnsupportedMediaType, Message: "a request is JSON", Hint: "send it with Content-Type: application/json"}
		}
		return nil
	}
	return &problem{Status: http.StatusMethodNotAllowed, Message: r.Method + " is no method of the workbench", Hint: "it knows GET and POST"}
}

// knows reports whether the Host header names this machine. A name that an attacker
// has pointed to it is a name; an address cannot be.
func (g *guard) knows(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || g.remote
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host == "localhost" || slices.ContainsFunc(g.hosts, func(h string) bool { return strings.EqualFold(h, host) })
}

// sameOrigin refuses what another site has sent. Browsers say where a request comes
// from in Origin and Sec-Fetch-Site; other programs say nothing.
func (g *guard) sameOrigin(r *http.Request) error {
	refused := &problem{Status: http.StatusForbidden, Message: "another site has sent this request", Hint: "open the workbench in a window of its own"}
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || !strings.EqualFold(u.Host, r.Host) || u.Scheme != "http" {
			return refused
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return nil
	}
	opened := r.Method == http.MethodGet && r.URL.Path == "/" && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	if opened { // by a link: the page alone tells nothing
		return nil
	}
	return refused
}

// shellPolicy is the content security policy of the workbench itself.
const shellPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// viewPolicy is that of the page of a graph: it is one file with all in it, asks for nothing,
// and is of an origin of its own, which has no business with the workbench but messages.
const viewPolicy = "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; " +
	"img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// harden sets what every answer says.
func harden(h http.Header) {
	h.Set("Content-Security-Policy", shellPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}
