package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/words"
)

// checkCmd says what there is to say about a map's governance. With a database
// and no map it proves the whole file instead.
type checkCmd struct {
	source
	Group   string `placeholder:"NAME"`
	JSON    bool   `name:"json"`
	Sources bool
	FailOn  string `enum:"none,note,consider" default:"none"`
}

func (c checkCmd) Run(ctx context.Context, streams console) error {
	if c.Map == "" && c.DB != "" && c.ID == "" {
		return c.prove(ctx, streams)
	}
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	answer, err := c.ask(m, rules)
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(streams.out).Encode(answer)
	} else {
		err = checkText{streams.out, rules, m, string(streams.say.Lang())}.write(answer)
	}
	if err == nil && c.Sources && !c.JSON {
		err = writeCited(streams.out, rules, answer.Findings, string(streams.say.Lang()))
	}
	if err != nil {
		return err
	}
	return c.verdict(streams.say, answer.Findings)
}

// prove reads every byte of a database that nobody has open, or every map of one
// on a server, and sees whether the logs in it are as they were written.
func (c checkCmd) prove(ctx context.Context, streams console) error {
	if isServer(c.DB) {
		s, err := postgres.Open(ctx, c.DB, patient)
		if err != nil {
			return err
		}
		defer s.Close()
		defer busy(streams, "checking", s.Name())()
		report, err := s.Check(ctx, nil)
		if err != nil {
			return err
		}
		return c.proveLogs(ctx, streams, s.Rows(time.Now), report, func() error {
			_, err := fmt.Fprintln(streams.out, streams.say.Text("said.checkedServer", words.Args{"maps": report.Maps, "records": report.Records, "revisions": report.Revisions}))
			return err
		})
	}
	defer busy(streams, "checking", c.DB)()
	db, err := bolt.Open(c.DB, bolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	report, err := db.Prove(ctx, nil)
	if err != nil {
		return err
	}
	return c.proveLogs(ctx, streams, db.Rows(time.Now), report, func() error { return tellReport(streams, false, "checked", report) })
}

// proveLogs proves the logs in rows and tells of them after what was found
// before.
func (c checkCmd) proveLogs(ctx context.Context, streams console, rows store.Rows, report any, tell func() error) error {
	audit, err := access.VerifyAudit(ctx, rows, time.Now())
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(streams.out).Encode(struct {
			Report any                `json:"report"`
			Audit  access.AuditReport `json:"audit"`
		}{report, audit})
	} else if err = tell(); err == nil {
		_, err = fmt.Fprintln(streams.out, streams.say.Text("said.logs", words.Args{"lines": audit.Lines, "chains": audit.Chains}))
	}
	if err == nil && !audit.Whole() {
		err = failure{"logs", words.Args{"what": strings.Join(audit.Broken, ", ")}, nil}
	}
	return err
}

// checked is the answer: findings, and the voices in one group or in the map.
type checked struct {
	Findings []governance.Finding  `json:"findings"`
	Deciding []stakeholder.GroupID `json:"deciding"`
	Voices   []governance.Voice    `json:"voices"`
}

func (c checkCmd) ask(m *stakeholder.Map, rules *governance.Rules) (checked, error) {
	reading := governance.Read(m)
	findings := rules.Check(reading)
	if c.Group == "" {
		everyone := reading.Everyone()
		return checked{findings, everyone.Deciding, everyone.Voices}, nil
	}
	group, err := reading.FindGroup(c.Group)
	if err != nil {
		return checked{}, err
	}
	voices, err := reading.Voices(group)
	findings = slices.DeleteFunc(findings, func(f governance.Finding) bool { return f.Group != group })
	return checked{findings, []stakeholder.GroupID{group}, voices}, err
}

func (c checkCmd) verdict(say words.Words, findings []governance.Finding) error {
	if c.FailOn == "none" {
		return nil
	}
	least, n := governance.Severity(c.FailOn), 0
	for _, f := range findings {
		if f.Severity.AtLeast(least) {
			n++
		}
	}
	if n > 0 {
		return failure{"findings", words.Args{"n": n, "least": say.Text("severity."+string(least), nil)}, nil}
	}
	return nil
}

// checkText writes an answer for people, at most pageWidth columns wide.
type checkText struct {
	w     io.Writer
	rules *governance.Rules
	m     *stakeholder.Map
	lang  string
}

func (t checkText) write(a checked) error {
	arranged := governance.Arrange(a.Findings)
	var b strings.Builder
	t.writeFindings(&b, governance.First, arranged.First)
	t.writeFindings(&b, governance.Among, arranged.Others)
	t.writeGaps(&b, arranged.Gaps)
	if _, err := io.WriteString(t.w, b.String()); err != nil {
		return err
	}
	if err := t.writeVoices(a); err != nil {
		return err
	}
	b.Reset()
	t.writeFindings(&b, governance.Fact, arranged.Facts)
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t checkText) writeHeading(b *strings.Builder, place governance.Place) {
	b.WriteString(strings.ToUpper(t.rules.Word("place."+string(place), t.lang)) + "\n\n")
}

func (t checkText) writeFindings(b *strings.Builder, place governance.Place, findings []governance.Finding) {
	if len(findings) == 0 {
		return
	}
	t.writeHeading(b, place)
	for _, f := range findings {
		t.writeFinding(b, f)
	}
}

// writeGaps lists what the map does not know, by what would be known with it.
func (t checkText) writeGaps(b *strings.Builder, gaps []governance.Gap) {
	if len(gaps) == 0 {
		return
	}
	t.writeHeading(b, governance.Unstated)
	for _, g := range gaps {
		writeWrapped(b, "  ", t.rules.GapText(g, t.lang))
		for _, f := range g.Findings {
			writeWrapped(b, "    – ", t.named(f, f.Text(t.lang)))
		}
	}
	b.WriteByte('\n')
}

// named begins with the name of the group that the finding is about.
func (t checkText) named(f governance.Finding, text string) string {
	if g, ok := t.m.Groups.Find(f.Group); ok {
		return g.Name + ": " + text
	}
	return text
}

func (t checkText) writeFinding(b *strings.Builder, f governance.Finding) {
	heading := t.named(f, f.Title(t.lang))
	if f.Severity != governance.OK && f.Place != governance.Fact {
		heading += " (" + t.rules.Word("severity."+string(f.Severity), t.lang) + ")"
	}
	writeWrapped(b, "  ", heading)
	writeWrapped(b, "    ", f.Text(t.lang))
	if f.Place == governance.First {
		writeWrapped(b, "    → ", t.rules.SettleText(f, t.lang))
	}
	for _, s := range f.Sources {
		writeSource(b, "    – ", t.rules, s, t.lang)
	}
	b.WriteByte('\n')
}

// writeVoices lists who is heard how, the worst heard first. Those who are not
// heard and listed apart come after the others of their grade.
func (t checkText) writeVoices(a checked) error {
	var b strings.Builder
	voices := a.Voices
	if len(a.Deciding) > 0 && len(voices) == t.m.Actors.Len() {
		writeWrapped(&b, "", t.rules.HearingText(governance.Hearing{Deciding: a.Deciding, Voices: voices}, t.lang))
		b.WriteByte('\n')
	}
	grades := governance.Grades()
	slices.Reverse(grades)
	for _, grade := range grades {
		for _, apart := range append([]governance.Apart{""}, governance.Aparts()...) {
			heading := t.rules.Word("grade."+string(grade), t.lang)
			if apart != "" {
				heading += ": " + t.rules.Word("apart."+string(apart), t.lang)
			}
			t.writeVoiced(&b, heading, voices, func(v governance.Voice) bool { return v.Grade == grade && v.Apart == apart })
		}
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t checkText) writeVoiced(b *strings.Builder, heading string, voices []governance.Voice, is func(governance.Voice) bool) {
	var lines strings.Builder
	n := 0
	for _, v := range voices {
		if is(v) {
			n++
			writeWrapped(&lines, "  ", t.rules.VoiceText(t.m, v, t.lang))
		}
	}
	if n > 0 {
		fmt.Fprintf(b, "%s (%d)\n%s\n", strings.ToUpper(heading), n, lines.String())
	}
}
