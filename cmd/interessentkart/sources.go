package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"interessentkart/internal/governance"
	"interessentkart/internal/sources"
	"interessentkart/internal/words"
)

// sourcesCmd lists what the program's advice rests on.
type sourcesCmd struct {
	Due  bool
	At   string `placeholder:"DATE"`
	JSON bool   `name:"json"`

	say words.Words // filled in by Run
}

func (c sourcesCmd) Run(streams console) error {
	c.say = streams.say
	day := time.Now()
	if c.At != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, c.At); err != nil {
			return usageError{"day", words.Args{"flag": "--at", "value": c.At}}
		}
	}
	rules, err := governance.Load()
	if err != nil {
		return err
	}
	book, err := sources.Load()
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(c.listed(book, day))
	}
	_, err = fmt.Fprint(streams.out, c.tell(rules, book, day))
	return err
}

func (c sourcesCmd) listed(book *sources.Book, day time.Time) any {
	if c.Due {
		return append([]sources.Due{}, book.Due(day)...)
	}
	return book.All()
}

func (c sourcesCmd) tell(rules *governance.Rules, book *sources.Book, day time.Time) string {
	say := c.say
	var b strings.Builder
	if !c.Due {
		for _, s := range book.All() {
			writeSource(&b, "", rules, s, string(c.say.Lang()))
			writeBehind(&b, "  ", say, s)
		}
		return b.String()
	}
	due := book.Due(day)
	for _, one := range due {
		var why []string
		for _, r := range one.Reasons {
			why = append(why, say.Text("source.due."+string(r), nil))
		}
		writeWrapped(&b, "", one.Source.Title+" ["+one.Source.ID+"]: "+strings.Join(why, ", "))
		if one.Source.URL != "" {
			b.WriteString("  " + one.Source.URL + "\n")
		}
		if one.Source.Over(day.Format(time.DateOnly)) {
			writeWrapped(&b, "  ", one.Source.After.In(string(c.say.Lang())))
		}
	}
	b.WriteString(say.Text("source.due.count", words.Args{"n": len(due), "all": len(book.All()), "day": day.Format(time.DateOnly)}) + "\n")
	return b.String()
}

// writeSource names a source with its strength and what a reader must know.
func writeSource(b *strings.Builder, indent string, rules *governance.Rules, s sources.Source, lang string) {
	about := []string{rules.Word("strength."+string(s.Strength), lang)}
	about = append(about, s.Remarks(words.For(words.Lang(lang)), time.Now().Format(time.DateOnly))...)
	writeWrapped(b, indent, s.Title+" ("+strings.Join(about, "; ")+")")
}

// writeBehind writes the sentence, what it says, and where it stands.
func writeBehind(b *strings.Builder, indent string, say words.Words, s sources.Source) {
	lang := string(say.Lang())
	if s.Quote != "" {
		writeWrapped(b, indent, "«"+s.Quote+"»")
	}
	writeWrapped(b, indent, s.Says.In(lang))
	for _, text := range []string{s.Missing.In(lang), s.After.In(lang)} {
		if text != "" {
			writeWrapped(b, indent, text)
		}
	}
	dates := []string{say.Text("source.checked", words.Args{"date": s.Checked})}
	switch {
	case s.To != "":
		dates = append(dates, say.Text("source.holdsTo", words.Args{"from": s.From, "to": s.To}))
	case s.From != "":
		dates = append(dates, say.Text("source.holds", words.Args{"from": s.From}))
	}
	writeWrapped(b, indent, strings.Join(dates, "; "))
	if s.URL != "" {
		b.WriteString(indent + s.URL + "\n")
	}
	b.WriteByte('\n')
}

// writeCited writes each source that findings rest on, once, with its sentence.
func writeCited(w io.Writer, rules *governance.Rules, findings []governance.Finding, lang string) error {
	say := words.For(words.Lang(lang))
	var b strings.Builder
	told := map[string]bool{}
	for _, f := range findings {
		for _, s := range f.Sources {
			if !told[s.ID] {
				told[s.ID] = true
				writeSource(&b, "", rules, s, lang)
				writeBehind(&b, "  ", say, s)
			}
		}
	}
	if b.Len() == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "%s\n\n%s", strings.ToUpper(say.Text("source.heading", nil)), b.String())
	return err
}
