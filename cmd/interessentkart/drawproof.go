package main

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/scene/proof"
	"interessentkart/internal/words"
)

// proofPaper is the paper whose laws a drawing is held to, "" when that was not
// asked for.
func (c drawCmd) proofPaper() string {
	if !c.Proof {
		return ""
	}
	return c.Paper
}

// tellOfDrawing says which letters a PDF or PNG cannot show and, for a paper,
// where the drawing does not keep the laws of a figure.
func tellOfDrawing(to io.Writer, s *scene.Scene, w words.Words, format, paper string) {
	if format != "svg" {
		if letters := render.Unprintable(s); len(letters) > 0 {
			fmt.Fprintln(to, w.Text("proof.noGlyph", words.Args{"letters": string(letters)}))
		}
	}
	if paper == "" {
		return
	}
	found := proof.Check(s, proof.For(paper))
	for _, b := range found {
		fmt.Fprintf(to, "%s %s\n", b.Law, w.Text("proof."+string(b.Law), words.Args{
			"item": b.Item, "other": b.Other, "x": math.Round(b.At.X), "y": math.Round(b.At.Y), "found": measured(w, b, b.Found), "least": measured(w, b, b.Least)}))
	}
	if len(found) == 0 {
		fmt.Fprintln(to, w.Text("proof.kept", nil))
	}
}

// measured writes a figure of a breach: a share in hundredths, points with one decimal.
func measured(w words.Words, b proof.Breach, v float64) string {
	if b.Law == proof.PageFirst {
		return w.Percent(v)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}
