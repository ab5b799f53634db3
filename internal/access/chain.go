package access

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// A log is made of chains, one for each map and run of the program: each line
// holds the digest of the one before, the first one that of the last line of
// the chain before. Beside the lines lies how each chain ends. A line that was
// changed, or taken away from within its year, is noticed. Whoever can write to
// the file could write a whole log anew: an operator who has to rule that out
// keeps the digests of the ends elsewhere.

// link is a line as it is kept, under map/time-run-number.
type link struct {
	Audit
	Run    string    `json:"run"`             // chain that it is in
	Number int       `json:"number"`          // in the chain, from 1
	Before string    `json:"before,omitzero"` // digest of the line before
	Last   string    `json:"last,omitzero"`   // run of the line before, when it is another
	Since  time.Time `json:"since,omitzero"`  // time of the line before
	digest string    // of the line as it is kept
}

// endTable holds how chains end: map/run → end.
const endTable = "auditend"

type end struct {
	Run    string    `json:"run"`
	Number int       `json:"number"`
	Digest string    `json:"digest"`
	Time   time.Time `json:"time"`
}

func digestOf(value []byte) string {
	sum := sha256.Sum256(value)
	return hex.EncodeToString(sum[:])
}

// chains adds lines. Every run of the program has its own, so that several on
// one store do not write over each other.
type chains struct {
	// mu is held while lines are added.
	mu  sync.Mutex
	run string
}

func (c *chains) append(ctx context.Context, rows store.Rows, now time.Time, m stakeholder.MapID, lines ...Audit) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	last, err := c.last(ctx, rows, m)
	if err != nil {
		return err
	}
	var added []store.Row
	for _, line := range lines {
		line.Time = now
		l := link{Audit: line, Run: c.run, Number: 1, Before: last.Digest, Since: last.Time}
		if last.Run == c.run {
			l.Number = last.Number + 1
		} else {
			l.Last = last.Run
		}
		value, err := json.Marshal(l)
		if err != nil {
			return err
		}
		key := fmt.Sprintf("%s/%019d-%s-%09d", m, now.UnixNano(), c.run, l.Number)
		added = append(added, store.Row{Table: auditTable, Key: key, Value: value, Until: now.Add(auditLife)})
		last = end{c.run, l.Number, digestOf(value), now}
	}
	value, err := json.Marshal(last)
	if err != nil {
		return err
	}
	added = append(added, store.Row{Table: endTable, Key: string(m) + "/" + c.run, Value: value, Until: now.Add(auditLife)})
	return store.SaveOrKeep(ctx, rows, added...)
}

// last is how this run's chain ends, or else the latest one of the map.
func (c *chains) last(ctx context.Context, rows store.Rows, m stakeholder.MapID) (end, error) {
	ends, err := endsOf(ctx, rows, string(m)+"/")
	if err != nil {
		return end{}, err
	}
	if own, ok := ends[string(m)+"/"+c.run]; ok {
		return own, nil
	}
	all := slices.SortedFunc(maps.Values(ends), func(x, y end) int { return cmp.Or(x.Time.Compare(y.Time), cmp.Compare(x.Run, y.Run)) })
	if len(all) == 0 {
		return end{}, nil
	}
	return all[len(all)-1], nil
}

// endsOf reads how chains end, by map and run.
func endsOf(ctx context.Context, rows store.Rows, prefix string) (map[string]end, error) {
	found, err := rows.Rows(ctx, endTable, prefix)
	if err != nil {
		return nil, err
	}
	ends := make(map[string]end, len(found))
	for _, row := range found {
		var e end
		if json.Unmarshal(row.Value, &e) == nil { // one that cannot be read is missed by its lines
			ends[row.Key] = e
		}
	}
	return ends, nil
}

// AuditReport tells what was found when logs were proved.
type AuditReport struct {
	Lines  int      `json:"lines"`
	Chains int      `json:"chains"`
	Broken []string `json:"broken"` // where something is wrong, as map, run and number of the line; empty when all is whole
}

// Whole tells whether nothing was changed or taken away.
func (r AuditReport) Whole() bool { return len(r.Broken) == 0 }

// verify proves the chains whose key begins with prefix.
func verify(ctx context.Context, rows store.Rows, prefix string, now time.Time) (AuditReport, error) {
	report := AuditReport{Broken: []string{}}
	found, err := rows.Rows(ctx, auditTable, prefix)
	if err != nil {
		return report, err
	}
	ends, err := endsOf(ctx, rows, prefix)
	if err != nil {
		return report, err
	}
	lines := map[string][]link{} // by map and run
	for _, row := range found {
		report.Lines++
		var l link
		m, _, _ := strings.Cut(row.Key, "/")
		if err := json.Unmarshal(row.Value, &l); err != nil || l.Number < 1 {
			report.Broken = append(report.Broken, row.Key)
			continue
		}
		l.digest = digestOf(row.Value)
		lines[m+"/"+l.Run] = append(lines[m+"/"+l.Run], l)
	}
	for at := range ends {
		if lines[at] == nil {
			report.Broken = append(report.Broken, at)
		}
	}
	report.Chains = len(lines)
	for at, chain := range lines {
		report.Broken = append(report.Broken, broken(at, chain, ends, lines, now)...)
	}
	slices.Sort(report.Broken)
	return report, nil
}

// broken finds where a chain does not hold together.
func broken(at string, chain []link, ends map[string]end, lines map[string][]link, now time.Time) (found []string) {
	slices.SortFunc(chain, func(x, y link) int { return cmp.Compare(x.Number, y.Number) })
	wrong := func(l link) { found = append(found, fmt.Sprintf("%s/%d", at, l.Number)) }
	if !begins(at, chain[0], lines, now) {
		wrong(chain[0])
	}
	for i, l := range chain[1:] {
		if l.Number != chain[i].Number+1 || l.Before != chain[i].digest {
			wrong(l)
		}
	}
	last := chain[len(chain)-1]
	if e := ends[at]; e.Run != last.Run || e.Number != last.Number || e.Digest != last.digest || !e.Time.Equal(last.Time) {
		wrong(last)
	}
	return found
}

// begins tells whether what came before the first line that there is has ended
// by itself, or is there in another chain.
func begins(at string, first link, lines map[string][]link, now time.Time) bool {
	outlived := !now.Before(first.Since.Add(auditLife))
	switch {
	case first.Before == "":
		return first.Number == 1
	case outlived:
		return true
	case first.Number > 1:
		return false
	}
	m, _, _ := strings.Cut(at, "/")
	return slices.ContainsFunc(lines[m+"/"+first.Last], func(l link) bool { return l.digest == first.Before })
}
