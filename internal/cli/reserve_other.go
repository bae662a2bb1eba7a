//go:build !linux

package cli

// reserve does nothing: see reserve_linux.go.
func reserve() {}
