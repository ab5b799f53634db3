package store

import (
	"bytes"
	"context"
	"strings"
	"time"
)

// Board is where several instances of the program leave each other notes, such
// as who is connected where. Notes are short-lived rows: those of an instance
// that is gone end by themselves. It is for one goroutine.
type Board struct {
	Rows     Rows
	Now      func() time.Time
	Instance string // a random id of this instance, without a slash

	posted map[string]note
}

type note struct {
	text []byte
	at   time.Time
}

const boardTable = "board" // topic/instance → note

// NoteLife is how long a note stays when its instance says no more.
const NoteLife = 10 * time.Second

// Exchange leaves this instance's notes by topic, where they are new or grow
// old, takes off the ones that are not named any longer, and gives those of the
// others, by topic and instance.
func (b *Board) Exchange(ctx context.Context, mine map[string][]byte) (others map[string]map[string][]byte, err error) {
	if err := b.post(ctx, mine); err != nil {
		return nil, err
	}
	rows, err := b.Rows.Rows(ctx, boardTable, "")
	if err != nil {
		return nil, err
	}
	others = map[string]map[string][]byte{}
	for _, row := range rows {
		cut := strings.LastIndexByte(row.Key, '/')
		topic, instance := row.Key[:max(cut, 0)], row.Key[cut+1:]
		if instance == b.Instance {
			continue
		}
		if others[topic] == nil {
			others[topic] = map[string][]byte{}
		}
		others[topic][instance] = row.Value
	}
	return others, nil
}

func (b *Board) post(ctx context.Context, mine map[string][]byte) error {
	now := b.Now()
	var rows []Row
	for topic, text := range mine {
		if before, ok := b.posted[topic]; !ok || !bytes.Equal(before.text, text) || now.Sub(before.at) > NoteLife/3 {
			rows = append(rows, Row{Table: boardTable, Key: b.key(topic), Value: text, Until: now.Add(NoteLife)})
		}
	}
	if len(rows) > 0 {
		if err := b.Rows.Save(ctx, rows...); err != nil {
			return err
		}
	}
	if b.posted == nil {
		b.posted = map[string]note{}
	}
	for _, row := range rows {
		b.posted[strings.TrimSuffix(row.Key, "/"+b.Instance)] = note{row.Value, now}
	}
	for topic := range b.posted {
		if _, ok := mine[topic]; ok {
			continue
		}
		if _, _, err := b.Rows.Take(ctx, boardTable, b.key(topic)); err != nil {
			return err
		}
		delete(b.posted, topic)
	}
	return nil
}

func (b *Board) key(topic string) string { return topic + "/" + b.Instance }

// Leave takes off what this instance has left.
func (b *Board) Leave(ctx context.Context) error { return b.post(ctx, nil) }
