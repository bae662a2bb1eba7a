package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// MaxConnections is how many browsers and programs are connected at once; others wait.
const MaxConnections = 64

// ErrNotLoopback is returned for an address that other machines can reach.
var ErrNotLoopback = errors.New("other machines can reach this address")

// Listen opens an address such as "127.0.0.1:8080"; the port 0 is any that is free. An
// address that other machines can reach is refused with [ErrNotLoopback] unless
// remote is set.
func Listen(addr string, remote bool) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("%q is no address: %w", addr, err)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return nil, fmt.Errorf("%q is no port", port)
	}
	ips := []net.IP{net.ParseIP(host)}
	if ips[0] == nil {
		if host == "" {
			ips = []net.IP{net.IPv4zero} // all addresses of the machine
		} else if ips, err = net.LookupIP(host); err != nil {
			return nil, err
		}
	}
	for _, ip := range ips {
		if !ip.IsLoopback() && !remote {
			return nil, fmt.Errorf("%s: %w", addr, ErrNotLoopback)
		}
	}
	l, err := net.Listen("tcp", net.JoinHostPort(ips[0].String(), port))
	if err != nil {
		return nil, err
	}
	return &limited{l, make(chan struct{}, MaxConnections)}, nil
}

// A limited listener has so many connections at once.
type limited struct {
	net.Listener
	open chan struct{}
}

func (l *limited) Accept() (net.Conn, error) {
	l.open <- struct{}{}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.open
		return nil, err
	}
	return &connection{Conn: c, done: l.open}, nil
}

type connection struct {
	net.Conn
	done chan struct{}
}

func (c *connection) Close() error {
	err := c.Conn.Close()
	if err == nil { // the second close of a connection fails
		<-c.done
	}
	return err
}

// grace is how long requests under way may go on after the end was asked for.
const grace = 3 * time.Second

// Serve answers requests until the context ends. Those who send slowly, or read slowly, are cut off.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() {
		<-ctx.Done()
		wait, cancel := context.WithTimeout(context.Background(), grace)
		defer cancel()
		err := server.Shutdown(wait)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		ended <- err
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-ended
}
