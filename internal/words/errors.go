package words

import (
	"errors"
	"strings"

	"interessentkart/internal/stakeholder"
)

// Error says what was refused and why, one sentence a line when there are
// several. A problem in a file begins with its place. What is no refusal is a
// fault of the program, whose details people are spared.
func (w Words) Error(err error) string {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return w.lines(err, several.Unwrap())
	}
	var step *stakeholder.StepError
	if errors.As(err, &step) {
		return w.Text("error.step", Args{"step": step.Step + 1, "text": w.Error(step.Err)})
	}
	var refused *stakeholder.Error
	if !errors.As(err, &refused) {
		return w.Text("error.fault", nil)
	}
	text := w.refusal(refused)
	if offers, ok := err.(interface{ Choices() []string }); ok && len(offers.Choices()) > 0 {
		text += " " + w.Text("error.allowed", Args{"allowed": strings.Join(offers.Choices(), ", ")})
	}
	if many, ok := err.(interface{ Times() (int, []string) }); ok {
		if n, places := many.Times(); n > 1 {
			text += " " + w.Text("error.times", Args{"n": n, "places": strings.Join(places, ", ")})
		}
	}
	if placed, ok := err.(interface{ Where() string }); ok {
		text = printable(placed.Where()) + ": " + text
	}
	return text
}

func (w Words) refusal(err *stakeholder.Error) string {
	value := err.Value
	if value == "" {
		value = err.Key.ID
	}
	return w.Text("error."+string(err.Code), Args{"value": printable(value)})
}

// printable takes out of a text from elsewhere what would act on a terminal.
func printable(text string) string {
	clean, _ := stakeholder.Clean(text)
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(clean)
}

func (w Words) lines(err error, all []error) string {
	lines := make([]string, 0, len(all)+1)
	for _, err := range all {
		lines = append(lines, w.Error(err))
	}
	if more, ok := err.(interface{ Truncated() bool }); ok && more.Truncated() {
		lines = append(lines, w.Text("error.more", nil))
	}
	return strings.Join(lines, "\n")
}
