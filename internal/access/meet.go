package access

import (
	"encoding/json"
	"time"
)

// counted is what an instance tells the others of one name.
type counted struct {
	N   int       `json:"n"`
	End time.Time `json:"end"`
}

// Counts gives what other instances are to know: names that have used up an
// eighth of their window, by digest, since a name may be an address. Nil is
// nothing.
func (l *Limit) Counts() ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, all := l.now(), map[string]counted{}
	for name, c := range l.counts {
		if now.Before(c.end) && 8*c.n >= l.most {
			all[shared(name)] = counted{c.n, c.end}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return json.Marshal(all)
}

// Heed takes what other instances counted.
func (l *Limit) Heed(told map[string][]byte) error {
	others := map[string]count{}
	for _, text := range told {
		var all map[string]counted
		if err := json.Unmarshal(text, &all); err != nil {
			return err
		}
		for name, c := range all {
			before := others[name]
			others[name] = count{before.n + c.N, later(before.end, c.End)}
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.others = others
	return nil
}

func shared(name string) string { return Digest(name)[:16] }

func later(x, y time.Time) time.Time {
	if x.After(y) {
		return x
	}
	return y
}

// elsewhere is what other instances counted of a name in a window that is not
// over. It is called with mu held.
func (l *Limit) elsewhere(name string) count {
	if len(l.others) == 0 {
		return count{}
	}
	if c, ok := l.others[shared(name)]; ok && l.now().Before(c.end) {
		return c
	}
	return count{}
}
