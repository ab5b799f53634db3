package httpapi

import "interessentkart/internal/exchange/kit"

// showKit gives what a workshop needs on paper.
func (a *api) showKit(c *call) error {
	m := c.seen()
	var content []byte
	err := c.heavily(func() (err error) {
		content, err = kit.Zip(m, kit.Options{Lang: c.words().Lang()})
		return err
	})
	if err != nil {
		return err
	}
	return a.download(c, "internal", "zip", "application/zip", content)
}
