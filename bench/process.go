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
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	peak := watch(cmd.Process.Pid)
	err := cmd.Wait()
	wall := time.Since(start)
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", name, err, stderr.String())
	}
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall, peak()}, nil
}

// watch reads the most memory that a process has had so far, again and again until peak is
// called. What the kernel tells of a child that has ended (ru_maxrss) is not that: it counts
// the memory of the parent, from before the child became a program of its own.
func watch(pid int) (peak func() int64) {
	ended, most := make(chan bool), make(chan int64)
	go func() {
		high := int64(0)
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			select {
			case <-ended:
				tick.Stop()
				most <- high
				return
			case <-tick.C:
				high = max(high, highWater(pid))
			}
		}
	}()
	return func() int64 {
		ended <- true
		return <-most
	}
}

// highWater returns VmHWM of a process in bytes, 0 where the kernel does not tell.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	var kilobytes int64
	_, _ = fmt.Sscan(string(rest), &kilobytes)
	return kilobytes << 10
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
