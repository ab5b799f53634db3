package scene

import "math"

// Flow breaks running text into lines no wider than maxWidth points, as many as
// it takes and each as full as it gets. It breaks where Fit does.
func (m *Metrics) Flow(text string, f Font, maxWidth float64) Block {
	text = Clean(text)
	block := Block{Font: f}
	if text == "" || f.Size <= 0 {
		return block
	}
	w := m.wrapper(text, f.Bold)
	spans, _ := w.greedy(nil, int64(maxWidth*units/f.Size), math.MaxInt, false)
	for _, s := range spans {
		line := w.line(s, false, f.Size)
		block.Lines = append(block.Lines, line)
		block.Width = max(block.Width, line.Width)
	}
	return block
}
