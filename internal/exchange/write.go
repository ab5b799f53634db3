package exchange

import (
	"path/filepath"
	"strings"

	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/dot"
	"interessentkart/internal/exchange/gexf"
	"interessentkart/internal/exchange/graphml"
	"interessentkart/internal/exchange/kumu"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/exchange/xlsxfile"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Write writes a map in a form, with headings in a language where the form has
// any. The same map gives the same bytes. A file that Read would refuse as too
// large is not written.
//
// Only a map file loses nothing. A register has no positions and rounds; a
// graph has actors, relations, groups and seats, and what stands in them.
func Write(m *stakeholder.Map, form Form, w words.Words) ([]byte, error) {
	content, err := write(m, form, w)
	if err == nil && len(content) > strict.MaxBytes {
		return nil, stakeholder.Invalid.Because(problem.FileLarge).With(strict.MaxBytes >> 20)
	}
	return content, err
}

func write(m *stakeholder.Map, form Form, w words.Words) ([]byte, error) {
	switch form {
	case MapFile:
		return mapfile.Encode(m)
	case XLSX:
		return xlsxfile.Write(m, w)
	case CSV:
		return csvfile.Write(m, w)
	case Kumu:
		return kumu.Write(m)
	case KumuSheets:
		return xlsxfile.WriteSheets(kumu.Sheets(m, w))
	case GraphML:
		return graphml.Write(m), nil
	case GEXF:
		return gexf.Write(m), nil
	case DOT:
		return dot.Write(m), nil
	}
	return nil, stakeholder.Invalid.Because(problem.FileFormat)
}

// Lacks lists the kinds of records for which a form has no place.
func Lacks(form Form) []stakeholder.RecordKind {
	beside := []stakeholder.RecordKind{stakeholder.QuestionRecord, stakeholder.DemandRecord, stakeholder.LimitRecord, stakeholder.PositionRecord, stakeholder.RoundRecord, stakeholder.AskedRecord, stakeholder.ScoreRecord, stakeholder.TallyRecord}
	switch form {
	case XLSX, CSV:
		return beside
	case KumuSheets:
		return append([]stakeholder.RecordKind{stakeholder.InfoRecord, stakeholder.FactRecord, stakeholder.GroupRecord, stakeholder.SeatRecord, stakeholder.SpeaksRecord}, beside...)
	case Kumu, GraphML, GEXF, DOT:
		return append([]stakeholder.RecordKind{stakeholder.InfoRecord, stakeholder.FactRecord}, beside...)
	}
	return nil
}

// FormOf gives the form that a file's ending stands for.
func FormOf(name string) (Form, bool) {
	for ending, form := range map[string]Form{".kumu.json": Kumu, ".kumu.xlsx": KumuSheets} {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			return form, true
		}
	}
	form, ok := map[string]Form{
		".json": MapFile, ".xlsx": XLSX, ".csv": CSV, ".graphml": GraphML, ".gexf": GEXF, ".dot": DOT, ".gv": DOT, ".kumu": Kumu,
	}[strings.ToLower(filepath.Ext(name))]
	return form, ok
}
