package httpapi

import (
	"encoding/json"
	"errors"
	"slices"

	"interessentkart/internal/exchange"
	problemfile "interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// choice is something that one may choose, and what people call it.
type choice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// accountLine is what became of the elements of one kind.
type accountLine struct {
	Label   string   `json:"label"`
	InFile  int      `json:"inFile"`
	Read    int      `json:"read"`
	Changed int      `json:"changed"`
	Merged  int      `json:"merged"`
	LeftOut int      `json:"leftOut"`
	Missing int      `json:"missing"`
	Reasons []string `json:"reasons"`
}

// planOf reads the plan in the query.
func (c *call) planOf() (exchange.Options, error) {
	var o exchange.Options
	if text := c.Query("plan"); text != "" && json.Unmarshal([]byte(text), &o) != nil {
		return o, badQuery("plan")
	}
	return o, nil
}

// account tells what became of everything in the file.
func account(b reading.Balance, w words.Words) []accountLine {
	all := []accountLine{}
	for _, c := range b {
		line := accountLine{Label: w.Text("balance.of."+string(c.Element), nil), InFile: c.InFile, Read: c.Read, Changed: c.Changed, Merged: c.Merged,
			LeftOut: c.LeftOut, Missing: c.Missing, Reasons: []string{}}
		for _, l := range c.Left {
			line.Reasons = append(line.Reasons, l.Tell(w))
		}
		all = append(all, line)
	}
	return all
}

// tableKinds are what the rows of a table may be.
func tableKinds() []string {
	all := names([]stakeholder.RecordKind{stakeholder.ActorRecord, stakeholder.RelationRecord, stakeholder.GroupRecord, stakeholder.SeatRecord, stakeholder.SourceRecord,
		stakeholder.FactRecord, stakeholder.InfoRecord})
	return append(all, reading.Ignored)
}

func kindChoices(w words.Words) []choice {
	var all []choice
	for _, k := range tableKinds() {
		all = append(all, choice{k, reading.KindName(w, k)})
	}
	return all
}

// fieldChoices are the fields that the columns of each kind of table may have.
func fieldChoices(w words.Words) map[string][]choice {
	all := map[string][]choice{}
	for _, k := range tableKinds() {
		list := []choice{{reading.Ignored, reading.FieldName(w, k, reading.Ignored)}}
		for _, f := range register.Fields(stakeholder.RecordKind(k)) {
			list = append(list, choice{f, reading.FieldName(w, k, f)})
		}
		if slices.Contains([]stakeholder.RecordKind{stakeholder.ActorRecord, stakeholder.GroupRecord, stakeholder.SeatRecord}, stakeholder.RecordKind(k)) {
			list = append(list, choice{reading.Note, reading.FieldName(w, k, reading.Note)})
		}
		all[k] = list
	}
	return all
}

func boxChoices(w words.Words) []choice {
	var all []choice
	for _, as := range reading.Choices() {
		all = append(all, choice{string(as), as.Name(w)})
	}
	return all
}

// unread are the problems of a file that only somebody who says what its columns
// are can read; none for other errors.
func unread(err error, w words.Words) []fileProblem {
	var list *problemfile.List
	if !errors.As(err, &list) {
		return nil
	}
	var all []fileProblem
	for _, p := range list.Problems {
		if p.Err.Code == problemfile.FileTable || p.Err.Code == problemfile.TableNone {
			all = append(all, tellProblem(p, w))
		}
	}
	return all
}
