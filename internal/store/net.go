package store

import "interessentkart/internal/stakeholder"

// Net sums up the edits of entries that follow each other: each key comes once,
// in the order in which it is first met, also where nothing is left of its edits.
// Conflict when they do not fit each other.
func Net(entries []Entry) (stakeholder.Patch, error) {
	if len(entries) == 1 {
		return entries[0].Patch, nil
	}
	at := map[stakeholder.Key]int{}
	var net stakeholder.Patch
	for _, e := range entries {
		for _, edit := range e.Patch {
			i, seen := at[edit.Key]
			if !seen {
				at[edit.Key] = len(net)
				net = append(net, edit)
				continue
			}
			if net[i].After != edit.Before {
				return nil, stakeholder.Conflict.At(edit.Key, PatchUnfit)
			}
			net[i].After = edit.After
		}
	}
	return net, nil
}

// Edits counts the edits of entries.
func Edits(entries []Entry) (n int) {
	for _, e := range entries {
		n += len(e.Patch)
	}
	return n
}
