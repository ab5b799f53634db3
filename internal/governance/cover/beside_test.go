//go:build unix

package cover

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// userSeconds is the processor time that this process has spent.
func userSeconds(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Sec) + float64(u.Utime.Usec)/1e6
}

// BenchmarkBesideCBC solves the instances that are hard for one of us, each by
// both, and tells processor time: of this process, and of CBC's.
func BenchmarkBesideCBC(b *testing.B) {
	if _, err := exec.LookPath("cbc"); err != nil {
		b.Skip("cbc is not installed")
	}
	for _, c := range []instanceOf{
		{"random", 100, 0.12, 0, 12, "best", "value"},
		{"random", 100, 0.05, 0, 100, "smallest", "count"},
		{"random", 150, 0.04, 0, 150, "smallest", "count"},
		{"random", 200, 0.03, 0, 200, "smallest", "count"},
		{"random", 120, 0.20, 0, 10, "best", "value"},
		{"random", 120, 0.12, 0, 12, "best", "value"},
		{"random", 120, 0.12, 0, 120, "smallest", "count"},
		{"random", 300, 0.05, 0, 300, "smallest", "count"},
		{"random", 300, 0.02, 0, 300, "smallest", "count"},
	} {
		b.Run(c.String(), func(b *testing.B) {
			for b.Loop() {
				beside(b, c)
			}
		})
	}
}

// hardLimit is how long each may take.
const hardLimit = 30 * time.Second

func beside(b *testing.B, c instanceOf) {
	p := c.problem()
	text, _ := lp(p, c)
	ask := p.Best
	if c.Question == "smallest" {
		ask = p.Smallest
	}
	ctx, cancel := context.WithTimeout(context.Background(), hardLimit)
	defer cancel()
	begin := userSeconds(b)
	a, err := ask(ctx, c.Size)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(userSeconds(b)-begin, "our-s")
	proven := 0.0
	if a.Proven {
		proven = 1
	}
	b.ReportMetric(proven, "proven")
	b.ReportMetric(float64(a.Value.Size), "members")
	dir := b.TempDir()
	file, solution := filepath.Join(dir, "problem.lp"), filepath.Join(dir, "solution.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	limited, stop := context.WithTimeout(context.Background(), 2*hardLimit)
	defer stop()
	cmd := exec.CommandContext(limited, "cbc", file, "sec", fmt.Sprint(int(hardLimit.Seconds())), "ratio", "0", "allow", "0", "solve", "solu", solution)
	if err := cmd.Run(); cmd.ProcessState == nil {
		b.Fatal(err)
	}
	b.ReportMetric(cmd.ProcessState.UserTime().Seconds(), "cbc-s")
	content, _ := os.ReadFile(solution)
	if m := cbcResult.FindSubmatch(content); m != nil {
		b.ReportMetric(1, "cbc-proven")
	} else {
		b.ReportMetric(0, "cbc-proven")
	}
}
