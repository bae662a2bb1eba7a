package serve_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/internal/serve"
)

func TestListen(t *testing.T) {
	for _, c := range []struct {
		addr   string
		remote bool
		want   string // part of the error, or empty
	}{
		{"127.0.0.1:0", false, ""},
		{"localhost:0", false, ""},
		{"127.8.9.1:0", false, ""},
		{"0.0.0.0:0", false, "other machines can reach"},
		{":0", false, "other machines can reach"},
		{"[::]:0", false, "other machines can reach"},
		{"192.0.2.7:0", false, "other machines can reach"},
		{"0.0.0.0:0", true, ""},
		{"127.0.0.1", false, "no address"},
		{"127.0.0.1:http-alt", false, "no port"},
		{"127.0.0.1:70000", false, "no port"},
		{"127.0.0.1:-1", false, "no port"},
	} {
		l, err := serve.Listen(c.addr, c.remote)
		if err == nil {
			l.Close()
		}
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, remote %v: got %v, want %q", c.addr, c.remote, err, c.want)
		}
		if strings.HasPrefix(c.want, "other") && !errors.Is(err, serve.ErrNotLoopback) {
			t.Errorf("%s: %v is not ErrNotLoopback", c.addr, err)
		}
	}
}

// TestConnections: more connections than are allowed wait, and none is lost when others end.
func TestConnections(t *testing.T) {
	l, err := serve.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- workbench(t, nil).Serve(ctx, l) }()
	var idle []net.Conn
	for range serve.MaxConnections { // they send nothing
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		idle = append(idle, c)
	}
	next, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if _, err := io.WriteString(next, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	for _, c := range idle {
		c.Close()
	}
	resp, err := http.ReadResponse(bufio.NewReader(next), nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("got %v, %v", resp, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("the end: %v", err)
	}
	if _, err := net.Dial("tcp", l.Addr().String()); err == nil {
		t.Error("it still listens")
	}
}
