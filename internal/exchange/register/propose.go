package register

import (
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// Columns tells what the columns of tables are when none of their headings is
// known: all are left out until a plan says otherwise. The first row of several
// cells is taken for the headings.
func (in Input) Columns() []reading.Table {
	all := []reading.Table{}
	for _, t := range in.Tables {
		for i, row := range t.Rows {
			if row.filled() < 2 && (i+1 < len(t.Rows) || row.blank()) {
				continue
			}
			s := &section{sheet: t.Sheet, kind: stakeholder.ActorRecord, header: row, rows: t.Rows[i+1:], columns: make([]string, len(row.Cells)),
				how: make([]reading.How, len(row.Cells)), scales: map[int]reading.Scale{}}
			all = append(all, s.reading())
			break
		}
	}
	return all
}

// Fields lists the fields that a column of a kind of table can have.
func Fields(kind stakeholder.RecordKind) []string {
	switch kind {
	case stakeholder.ActorRecord:
		return namesOf(actorFields())
	case stakeholder.RelationRecord:
		return namesOf(relationFields())
	case stakeholder.GroupRecord:
		return namesOf(groupFields())
	case stakeholder.SeatRecord:
		return namesOf(seatFields())
	case stakeholder.SourceRecord:
		return namesOf(sourceFields())
	case stakeholder.FactRecord:
		return namesOf(factFields())
	case stakeholder.InfoRecord:
		return namesOf(infoFields())
	}
	return nil
}

func namesOf[E any](fields []field[E]) []string {
	all := make([]string, len(fields))
	for i, f := range fields {
		all[i] = f.name
	}
	return all
}

// Check refuses a plan that names what there is not. The error is a *problem.List.
func Check(file string, p reading.Plan) error {
	var list problem.List
	refuse := func(code stakeholder.Code, value string, allowed ...string) {
		list.Add(problem.Problem{File: file, Err: stakeholder.Invalid.Because(code).With(value), Allowed: allowed})
	}
	if p.Scale != "" && !contains(reading.Scales(), p.Scale) {
		refuse(stakeholder.ValueUnknown, string(p.Scale), texted(reading.Scales())...)
	}
	for _, as := range append([]reading.As{p.Boxes}, boxed(p.Each)...) {
		if as != "" && !contains(reading.Choices(), as) {
			refuse(stakeholder.ValueUnknown, string(as), texted(reading.Choices())...)
		}
	}
	for _, t := range p.Tables {
		fields := Fields(stakeholder.RecordKind(t.Kind))
		if fields == nil && t.Kind != reading.Ignored {
			refuse(stakeholder.ValueUnknown, t.Kind, texted([]stakeholder.RecordKind{stakeholder.ActorRecord, stakeholder.RelationRecord, stakeholder.GroupRecord, stakeholder.SeatRecord, reading.Ignored})...)
			continue
		}
		for _, c := range t.Columns {
			if t.Kind != reading.Ignored && c.Field != reading.Ignored && c.Field != reading.Note && !contains(fields, c.Field) {
				refuse(problem.FieldUnknown, c.Field, fields...)
			}
		}
	}
	return list.Err()
}

func boxed(each []reading.Box) []reading.As {
	var all []reading.As
	for _, b := range each {
		all = append(all, b.As)
	}
	return all
}

func texted[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

func contains[T comparable](all []T, one T) bool {
	for _, v := range all {
		if v == one {
			return true
		}
	}
	return false
}
