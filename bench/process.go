package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// A cost is what a run took.
type cost struct {
	processor, wall time.Duration
	peak            int64 // bytes of memory
}

func build(binary string) error {
	cmd := exec.Command("go", "build", "-o", binary, "./cmd/dossier")
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building dossier: %w\n%s", err, out)
	}
	return nil
}

// process runs a program with its output thrown away.
func process(cores int, name string, args ...string) (cost, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", cores))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", name, err, stderr.String())
	}
	s := cmd.ProcessState
	return cost{s.UserTime() + s.SystemTime(), wall, s.SysUsage().(*syscall.Rusage).Maxrss << 10}, nil
}

// processor returns the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// median repeats a measurement and returns the one in the middle by processor time.
func median(rounds int, measure func() (cost, error)) (cost, error) {
	var all []cost
	for range rounds {
		c, err := measure()
		if err != nil {
			return c, err
		}
		all = append(all, c)
	}
	return middle(all), nil
}

func middle(all []cost) cost {
	slices.SortFunc(all, func(a, b cost) int { return int(a.processor - b.processor) })
	return all[len(all)/2]
}

func speed(bytes int, d time.Duration) float64 { return float64(bytes) / 1e6 / d.Seconds() }
