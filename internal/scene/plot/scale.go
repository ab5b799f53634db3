package plot

import (
	"math"
	"strconv"
	"strings"
)

// scale maps values to shares of an axis and writes them as text.
type scale struct {
	from, to float64
	ticks    []float64
	decimals int
	percent  bool
	comma    bool
}

// share is where a value lies, from 0 at the axis' start to 1 at its end.
func (s scale) share(v float64) float64 { return (v - s.from) / (s.to - s.from) }

// scale chooses the range and about want ticks at round numbers (1, 2 or 5 times
// a power of ten), with the range's ends on ticks.
func (x Axis) scale(values []float64, want int, lang string) scale {
	s := scale{from: x.From, to: x.To, percent: x.Percent, comma: !strings.HasPrefix(lang, "en")}
	chosen := !(x.To > x.From)
	if chosen {
		s.from, s.to = span(values)
	}
	step := roundStep((s.to-s.from)/float64(want), x.Whole)
	if chosen {
		s.from, s.to = math.Floor(s.from/step+1e-9)*step, math.Ceil(s.to/step-1e-9)*step
	}
	for i := math.Ceil(s.from/step - 1e-9); i*step <= s.to+step*1e-9; i++ {
		s.ticks = append(s.ticks, i*step+0) // + 0 takes the sign off a zero
	}
	unit := step
	if x.Percent {
		unit *= 100
	}
	s.decimals = int(math.Max(0, -math.Floor(math.Log10(unit)+1e-9)))
	return s
}

// span is the range of the values, widened when it is empty and stretched to 0
// when it begins within a third of its length from there.
func span(values []float64) (from, to float64) {
	if len(values) == 0 {
		return 0, 1
	}
	from, to = values[0], values[0]
	for _, v := range values {
		from, to = math.Min(from, v), math.Max(to, v)
	}
	if from > 0 && from <= (to-from)/3 {
		from = 0
	}
	if from == to {
		wide := math.Max(math.Abs(from)/2, 0.5)
		return from - wide, to + wide
	}
	return from, to
}

// roundStep is the smallest 1, 2 or 5 times a power of ten that is not below v.
func roundStep(v float64, whole bool) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	step := 10 * power
	for _, k := range [3]float64{1, 2, 5} {
		if k*power >= v*(1-1e-9) {
			step = k * power
			break
		}
	}
	if whole {
		return math.Max(1, math.Round(step))
	}
	return step
}

// text writes a value with the axis' decimals.
func (s scale) text(v float64) string { return s.write(v, s.decimals) }

// exact writes a value with up to two decimals more, as tables want it.
func (s scale) exact(v float64) string {
	out := s.write(v, s.decimals+2)
	suffix := ""
	if i := strings.IndexAny(out, "\u00A0%"); i >= 0 {
		out, suffix = out[:i], out[i:]
	}
	if strings.ContainsAny(out, ".,") {
		out = strings.TrimRight(strings.TrimRight(out, "0"), ".,")
	}
	return out + suffix
}

func (s scale) write(v float64, decimals int) string {
	if s.percent {
		v *= 100
	}
	out := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(out, "-0.") == "" {
		out = strings.TrimPrefix(out, "-")
	}
	if s.comma {
		out = strings.Replace(out, ".", ",", 1)
	}
	out = strings.Replace(out, "-", "\u2212", 1)
	switch {
	case s.percent && s.comma:
		return out + "\u00A0%"
	case s.percent:
		return out + "%"
	}
	return out
}

// extent tells the range in words that need no translation.
func (s scale) extent() string { return s.text(s.from) + " – " + s.text(s.to) }
