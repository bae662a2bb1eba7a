package main

import (
	"bytes"
	"errors"
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

// cores runs a job on one core, on two, and twice side by side on one core each, in turns, since
// what else a machine does changes. It returns the median cost on one core, and the medians of how much
// faster two cores are and of what two processes do in the time of one.
func cores(rounds int, job func(cores int) (cost, error)) (one cost, gain, limit float64, err error) {
	var ones []cost
	var gains, limits []float64
	for range rounds {
		single, err := job(1)
		if err != nil {
			return one, 0, 0, err
		}
		both, err := job(2)
		if err != nil {
			return one, 0, 0, err
		}
		var other error
		ended := make(chan bool)
		start := time.Now()
		go func() { _, other = job(1); close(ended) }()
		_, err = job(1)
		<-ended
		pair := time.Since(start)
		if err := errors.Join(err, other); err != nil {
			return one, 0, 0, err
		}
		ones = append(ones, single)
		gains = append(gains, float64(single.wall)/float64(both.wall))
		limits = append(limits, 2*float64(single.wall)/float64(pair))
	}
	slices.Sort(gains)
	slices.Sort(limits)
	return middle(ones), gains[rounds/2], limits[rounds/2], nil
}

func middle(all []cost) cost {
	slices.SortFunc(all, func(a, b cost) int { return int(a.processor - b.processor) })
	return all[len(all)/2]
}

func speed(bytes int, d time.Duration) float64 { return float64(bytes) / 1e6 / d.Seconds() }
