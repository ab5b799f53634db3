package scene

import "math"

// Scaled is a copy of the drawing that fills a page of the given size as far as
// its shape allows: everything, text and line widths too, grows or shrinks by one
// factor, and what is left over lies evenly on both sides. The page keeps margin
// points free. A drawing without size is returned as it is, on the new page.
func (s *Scene) Scaled(width, height, margin float64) *Scene {
	out := *s
	out.Width, out.Height = width, height
	k := math.Min((width-2*margin)/s.Width, (height-2*margin)/s.Height)
	if !(k > 0) || math.IsInf(k, 0) {
		return &out
	}
	move := Point{(width - k*s.Width) / 2, (height - k*s.Height) / 2}
	out.Items = make([]Item, len(s.Items))
	for i, item := range s.Items {
		out.Items[i] = item
		out.Items[i].Marks = make([]Mark, len(item.Marks))
		for j, mark := range item.Marks {
			out.Items[i].Marks[j] = scaled(mark, k, move)
		}
	}
	return &out
}

// scaled is the mark k times as large and then moved.
func scaled(mark Mark, k float64, move Point) Mark {
	switch m := mark.(type) {
	case Shape:
		m.Box, m.Clear = m.Box.scaled(k, move), m.Clear.scaled(k, move)
		m.Radius *= k
		m.Style.Width *= k
		return m
	case Path:
		points := make([]Point, len(m.Points))
		for i, p := range m.Points {
			points[i] = p.Times(k).Add(move)
		}
		m.Points = points
		m.HeadSize = m.headLength() * k
		m.Style.Width *= k
		return m
	case Text:
		lines := make([]Line, len(m.Lines))
		for i, line := range m.Lines {
			lines[i] = Line{line.Words, line.Width * k, line.Exact}
		}
		m.Lines = lines
		m.At = m.At.Times(k).Add(move)
		m.Width *= k
		m.Font.Size *= k
		return m
	}
	return mark
}

func (r Rect) scaled(k float64, move Point) Rect {
	return Rect{r.X*k + move.X, r.Y*k + move.Y, r.W * k, r.H * k}
}
