package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// A report grows part by part.
type report struct {
	text   strings.Builder
	rounds int
}

func (r *report) printf(format string, args ...any) { fmt.Fprintf(&r.text, format, args...) }

func (r *report) section(title, words string) { r.printf("\n## %s\n\n%s\n", title, words) }

// machine writes the head: what was measured where, when and with what.
func (r *report) machine() {
	r.printf("# Benchmarks\n\nWritten by [bench](../bench) on %s; %s, %d cores, %s, node %s.\nOthers: %s.\n\n"+
		"Speeds are megabytes (1,000,000 bytes) of text a second of processor time. The machine is shared and noisy: trust the ratios.\n",
		time.Now().Format(time.DateOnly), processorName(), runtime.NumCPU(), runtime.Version(), output("node", "--version"), versions())
}

func processorName() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func output(name string, args ...string) string {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		return "none"
	}
	return strings.TrimSpace(string(out))
}

type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (r *report) table(t table) {
	r.printf("\n| %s |\n|%s\n", strings.Join(t.head, " | "), strings.Repeat("---|", len(t.head)))
	for _, row := range t.rows {
		r.printf("| %s |\n", strings.Join(row, " | "))
	}
}

// figure writes a number with two or three digits that mean something.
func figure(v float64) string {
	switch {
	case v == 0 || math.IsInf(v, 0) || math.IsNaN(v):
		return "–"
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2g", v)
}

func milliseconds(d time.Duration) string { return figure(float64(d.Microseconds())/1000) + " ms" }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n/1e6) }
