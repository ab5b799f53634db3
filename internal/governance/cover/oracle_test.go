package cover

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The optima of independent solvers are kept as data. To solve the instances
// that have none yet: go test -run Oracle -oracle 300s, with cbc and glpsol
// installed.
var oracleTime = flag.Duration("oracle", 0, "let cbc and glpsol solve new instances, each at most this long")

const oracleFile = "../../../data/oracle/cover/optima.json"

// instanceOf names an instance that is made from its seed.
type instanceOf struct {
	Family   string  `json:"family"`
	N        int     `json:"n"`
	Density  float64 `json:"density"`
	Seed     uint64  `json:"seed"`
	Size     int     `json:"size"`
	Question string  `json:"question"`
	// Objective says what the solvers were asked to maximise: "weight" is the
	// covered weight; "value" is (weight·(m+1) + targets)·(n+1) − members, and
	// "count" is targets·(n+1) − members.
	Objective string `json:"objective"`
}

func (c instanceOf) String() string {
	return fmt.Sprintf("%s/n=%d/density=%.2f/seed=%d/k=%d/%s", c.Family, c.N, c.Density, c.Seed, c.Size, c.Question)
}

func (c instanceOf) problem() *Problem {
	switch c.Family {
	case "random":
		return random(c.N, c.Density, c.Seed)
	case "constrained":
		return constrained(c.N, c.Density, c.Seed)
	}
	return national()
}

// optimum is what the solvers found.
type optimum struct {
	instanceOf
	Digest  string   `json:"digest"` // of the LP file, FNV-1a
	Optimum int64    `json:"optimum"`
	Solvers []solver `json:"solvers"`
}

type solver struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// oracleInstances are the instances to be solved.
func oracleInstances() []instanceOf {
	var out []instanceOf
	add := func(family string, n int, density float64, seeds uint64, size int) {
		for seed := range seeds {
			objective := "weight"
			if n <= 100 {
				objective = "value"
			}
			out = append(out, instanceOf{family, n, density, seed, size, "best", objective})
		}
	}
	add("random", 40, 0.08, 6, 7)
	add("random", 60, 0.06, 6, 7)
	add("random", 60, 0.12, 3, 12)
	add("random", 100, 0.05, 4, 8)
	add("random", 100, 0.12, 3, 12)
	add("random", 150, 0.03, 4, 10)
	add("random", 300, 0.02, 4, 7)
	add("random", 300, 0.05, 3, 9)
	add("constrained", 60, 0.08, 4, 8)
	add("constrained", 150, 0.05, 4, 9)
	add("constrained", 300, 0.05, 3, 9)
	add("constrained", 300, 0.10, 1, 9)
	add("national", 523, 0, 1, 8)
	add("national", 523, 0, 1, 12)
	for _, c := range []instanceOf{
		{Family: "random", N: 40, Density: 0.08}, {Family: "random", N: 60, Density: 0.06},
		{Family: "random", N: 60, Density: 0.12}, {Family: "random", N: 100, Density: 0.05}, {Family: "constrained", N: 60, Density: 0.08},
		{Family: "national", N: 523},
	} {
		c.Question, c.Objective, c.Size = "smallest", "count", c.N
		out = append(out, c)
	}
	return out
}

// lp writes the problem in CPLEX LP format and returns the constant that the
// objective leaves out.
func lp(p *Problem, c instanceOf) (text string, constant int64) {
	var b strings.Builder
	term := func(k int, coefficient int64, name string, i int) {
		if k%10 == 9 {
			b.WriteString("\n ")
		}
		fmt.Fprintf(&b, " %+d %s%d", coefficient, name, i)
	}
	n, m := int64(len(p.Covers)), int64(len(p.Weights))
	b.WriteString("Maximize\n obj:")
	for j, w := range p.Weights {
		switch c.Objective {
		case "value":
			w = (w*(m+1) + 1) * (n + 1)
		case "count":
			w = n + 1
		}
		if p.Covered.Has(j) {
			constant += w
			continue
		}
		term(j, w, "y", j)
	}
	if c.Objective != "weight" {
		for i := range p.Covers {
			term(i, -1, "x", i)
		}
	}
	b.WriteString("\nSubject To\n")
	for j := range p.Weights {
		if p.Covered.Has(j) {
			continue
		}
		fmt.Fprintf(&b, " c%d: y%d", j, j)
		k := 0
		for i := range p.Covers {
			if p.Covers[i].Has(j) {
				term(k, -1, "x", i)
				k++
			}
		}
		b.WriteString(" <= 0\n")
	}
	writeLimits(&b, p, c.Size, term)
	return b.String(), constant
}

func writeLimits(b *strings.Builder, p *Problem, size int, term func(int, int64, string, int)) {
	b.WriteString(" size:")
	for i := range p.Covers {
		term(i, 1, "x", i)
	}
	fmt.Fprintf(b, " <= %d\n", size)
	for g, bound := range p.Bounds {
		for _, limit := range []struct {
			name, sign string
			value      int
		}{{"lo", ">=", bound.Lo}, {"hi", "<=", bound.Hi}} {
			if limit.value < 0 {
				continue
			}
			fmt.Fprintf(b, " %s%d:", limit.name, g)
			k := 0
			for i := range bound.Of.All() {
				term(k, 1, "x", i)
				k++
			}
			fmt.Fprintf(b, " %s %d\n", limit.sign, limit.value)
		}
	}
	for i := range p.Must.All() {
		fmt.Fprintf(b, " must%d: x%d = 1\n", i, i)
	}
	for i := range p.Never.All() {
		fmt.Fprintf(b, " never%d: x%d = 0\n", i, i)
	}
	b.WriteString("Binary\n")
	for i := range p.Covers {
		fmt.Fprintf(b, " x%d\n", i)
	}
	for j := range p.Weights {
		if !p.Covered.Has(j) {
			fmt.Fprintf(b, " y%d\n", j)
		}
	}
	b.WriteString("End\n")
}

func digest(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return fmt.Sprintf("%016x", h.Sum64())
}

func readOracle(t *testing.T) []optimum {
	t.Helper()
	data, err := os.ReadFile(oracleFile)
	if errors.Is(err, os.ErrNotExist) && *oracleTime > 0 {
		return nil
	}
	var out []optimum
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOracle(t *testing.T) {
	if *oracleTime > 0 {
		askSolvers(t)
	}
	all := readOracle(t)
	if len(all) < len(oracleInstances()) {
		t.Errorf("only %d of %d instances are solved", len(all), len(oracleInstances()))
	}
	for _, o := range all {
		t.Run(o.String(), func(t *testing.T) { checkOptimum(t, o) })
	}
}

func checkOptimum(t *testing.T, o optimum) {
	p := o.problem()
	if text, _ := lp(p, o.instanceOf); digest(text) != o.Digest {
		t.Fatal("the instance is not the one that was solved")
	}
	ask := p.Best
	if o.Question == "smallest" {
		ask = p.Smallest
	}
	a, err := ask(t.Context(), o.Size)
	if err != nil || !a.Proven || !p.Meets(a.Members, o.Size) {
		t.Fatal(a, err)
	}
	v := p.Evaluate(a.Members)
	n, m := int64(len(p.Covers)), int64(len(p.Weights))
	got := map[string]int64{
		"weight": v.Weight,
		"value":  (v.Weight*(m+1)+int64(v.Targets))*(n+1) - int64(v.Size),
		"count":  int64(v.Targets)*(n+1) - int64(v.Size),
	}[o.Objective]
	if got != o.Optimum {
		t.Errorf("%s %d, but %+v found %d", o.Objective, got, o.Solvers, o.Optimum)
	}
}

// askSolvers has the instances that are not in the file solved, and writes it
// anew after each.
func askSolvers(t *testing.T) {
	all := readOracle(t)
	known := make(map[instanceOf]bool)
	for _, o := range all {
		known[o.instanceOf] = true
	}
	for _, c := range oracleInstances() {
		if known[c] {
			continue
		}
		text, constant := lp(c.problem(), c)
		o := optimum{instanceOf: c, Digest: digest(text)}
		for _, program := range programs() {
			value, seconds, err := program.timed(t, text)
			if err != nil {
				t.Logf("%s: %v", c, err)
				continue
			}
			if len(o.Solvers) > 0 && o.Optimum != value+constant {
				t.Errorf("%s: the solvers disagree: %d and %d", c, o.Optimum, value+constant)
			}
			o.Optimum = value + constant
			o.Solvers = append(o.Solvers, solver{program.name, seconds})
		}
		if len(o.Solvers) == 0 {
			continue
		}
		all = append(all, o)
		writeOracle(t, all)
	}
}

func writeOracle(t *testing.T, all []optimum) {
	var b bytes.Buffer
	b.WriteString("[")
	for k, o := range all {
		line, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(map[bool]string{true: "\n", false: ",\n"}[k == 0])
		b.Write(line)
	}
	b.WriteString("\n]\n")
	if err := os.MkdirAll(filepath.Dir(oracleFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(oracleFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// program is an independent solver.
type program struct {
	name  string
	limit time.Duration
	run   func(ctx context.Context, file, solution string) (float64, error)
}

// programs are the solvers; the second gives an opinion where it comes easily.
func programs() []program {
	return []program{
		{version("cbc", `Version: (\S+)`, "CBC ", "-stop"), *oracleTime, runCBC},
		{version("glpsol", `Solver.* (\S+)\n`, "GLPK ", "--version"), *oracleTime / 5, runGLPK},
	}
}

func (s program) timed(t *testing.T, text string) (value int64, seconds float64, err error) {
	dir := t.TempDir()
	file := filepath.Join(dir, "problem.lp")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), s.limit)
	defer cancel()
	begin := time.Now()
	v, err := s.run(ctx, file, filepath.Join(dir, "solution.txt"))
	return int64(math.Round(v)), math.Round(time.Since(begin).Seconds()*100) / 100, err
}

func version(command, pattern, name string, args ...string) string {
	out, _ := exec.Command(command, args...).Output()
	if m := regexp.MustCompile(pattern).FindSubmatch(out); m != nil {
		return name + strings.TrimSuffix(string(m[1]), ",")
	}
	return name + "of unknown version"
}

var cbcResult = regexp.MustCompile(`^Optimal - objective value\s+(\S+)`)

func runCBC(ctx context.Context, file, solution string) (float64, error) {
	out, err := exec.CommandContext(ctx, "cbc", file, "ratio", "0", "allow", "0", "solve", "solu", solution).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("cbc: %w: %s", err, out)
	}
	data, err := os.ReadFile(solution)
	if err != nil {
		return 0, err
	}
	m := cbcResult.FindSubmatch(data)
	if m == nil {
		return 0, fmt.Errorf("cbc: not optimal: %.80s", data)
	}
	v, err := strconv.ParseFloat(string(m[1]), 64)
	return math.Abs(v), err // cbc gives the negative of a maximum
}

var glpkResult = regexp.MustCompile(`Objective:\s+obj = (\S+) \(MAXimum\)`)

func runGLPK(ctx context.Context, file, solution string) (float64, error) {
	out, err := exec.CommandContext(ctx, "glpsol", "--lp", file, "-o", solution).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("glpsol: %w: %.80s", err, out)
	}
	data, err := os.ReadFile(solution)
	if err != nil {
		return 0, err
	}
	m := glpkResult.FindSubmatch(data)
	if m == nil || !bytes.Contains(data, []byte("INTEGER OPTIMAL")) {
		return 0, fmt.Errorf("glpsol: not optimal: %.200s", data)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// BenchmarkCBC is the whole process of the other solver on the instances of
// BenchmarkBest, for comparison.
func BenchmarkCBC(b *testing.B) {
	if _, err := exec.LookPath("cbc"); err != nil {
		b.Skip("cbc is not installed: there is NO comparison with another solver")
	}
	for _, c := range []instanceOf{
		{N: 40, Density: 0.08, Size: 7}, {N: 60, Density: 0.06, Size: 7},
		{N: 300, Density: 0.02, Size: 7}, {N: 300, Density: 0.05, Size: 9},
		{N: 100, Density: 0.12, Size: 12}, {N: 100, Density: 0.05, Size: 100, Question: "smallest", Objective: "count"},
	} {
		c.Family = "random"
		if c.Question == "" {
			c.Question, c.Objective = "best", "weight"
		}
		b.Run(c.String(), func(b *testing.B) {
			dir := b.TempDir()
			file := filepath.Join(dir, "problem.lp")
			text, _ := lp(c.problem(), c)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				v, err := runCBC(context.Background(), file, filepath.Join(dir, "solution.txt"))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(v, "weight")
			}
		})
	}
}
