package httpapi

import (
	"interessentkart/internal/exchange/kit"
	"interessentkart/internal/workshop"
)

// showKit gives what a workshop needs on paper, filled in with what the map does
// not know. While a workshop is open there is a poster with its code.
func (a *api) showKit(c *call) error {
	m := c.seen()
	o := kit.Options{Lang: c.words().Lang(), Controller: c.Query("controller"), Contact: c.Query("contact"), Officer: c.Query("officer"), Until: c.Query("until"),
		Basis: c.Query("basis"), Recipients: c.Query("recipients"), Transfer: c.Query("transfer")}
	s, open, err := a.Workshops.Find(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	if addresses := a.addresses(); open && len(addresses) > 0 {
		o.Address = addresses[0] + joinPath(s)
		if o.Code, err = workshop.QR(o.Address); err != nil {
			return err
		}
	}
	var content []byte
	err = c.heavily(func() (err error) {
		content, err = kit.Zip(m, o)
		return err
	})
	if err != nil {
		return err
	}
	return a.download(c, "internal", "zip", "application/zip", content)
}
