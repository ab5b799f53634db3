package httpapi

import (
	"context"
	"errors"
	"strings"

	"interessentkart/internal/access"
	"interessentkart/internal/store"
)

// Topics of the notes that instances leave each other.
const (
	hallTopic  = "hall/" // and the map
	limitTopic = "limit/"
)

// limits are those that instances share, by topic.
func (a *api) limits() map[string]*access.Limit {
	return map[string]*access.Limit{limitTopic + "joins": a.failedJoins, limitTopic + "all-joins": a.allJoins, limitTopic + "writes": a.writes}
}

// meet exchanges with other instances who is connected, what has changed beside
// the maps, and who has done too much of something.
func (a *api) meet(ctx context.Context, b *store.Board) error {
	mine := map[string][]byte{}
	halls, err := a.Workshops.Notes()
	if err != nil {
		return err
	}
	for m, text := range halls {
		mine[hallTopic+m] = text
	}
	for topic, l := range a.limits() {
		text, err := l.Counts()
		if err != nil {
			return err
		}
		if text != nil {
			mine[topic] = text
		}
	}
	others, err := b.Exchange(ctx, mine)
	if err != nil {
		return err
	}
	told := map[string]map[string][]byte{}
	for topic, notes := range others {
		if m, ok := strings.CutPrefix(topic, hallTopic); ok {
			told[m] = notes
		}
	}
	err = a.Workshops.Heed(told)
	for topic, l := range a.limits() {
		err = errors.Join(err, l.Heed(others[topic]))
	}
	return err
}
