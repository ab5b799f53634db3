package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// head is where a map is, and what the next commit hangs on.
type head struct {
	store.Summary
	chain chain.Link
}

// heads remembers the heads of the maps that this process writes to. One that
// is out of date does no harm: a commit on it is refused, because the link of
// its last record is not that of the database.
type heads struct {
	// mu guards kept.
	mu   sync.Mutex
	kept map[stakeholder.MapID]head
}

// maxKept bounds the memory; a head that is not there is read.
const maxKept = 10_000

func (h *heads) find(id stakeholder.MapID) (head, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	found, ok := h.kept[id]
	return found, ok
}

func (h *heads) keep(at head) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.kept == nil || len(h.kept) >= maxKept {
		h.kept = map[stakeholder.MapID]head{}
	}
	h.kept[at.ID] = at
}

func (h *heads) drop(id stakeholder.MapID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.kept, id)
}

// querier is a connection or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

const selectHead = "select summary, chain from maps where id = $1"

// readHead reads where a map is. NotFound when it is not there.
func readHead(ctx context.Context, q querier, id stakeholder.MapID) (head, error) {
	return scanHead(q.QueryRow(ctx, selectHead, string(id)), id)
}

func scanHead(row pgx.Row, id stakeholder.MapID) (head, error) {
	var summary, link []byte
	err := row.Scan(&summary, &link)
	if errors.Is(err, pgx.ErrNoRows) {
		return head{}, unknown(id)
	}
	if err != nil {
		return head{}, err
	}
	return decodeHead(id, summary, link)
}

func decodeHead(id stakeholder.MapID, summary, link []byte) (h head, err error) {
	if h.Summary, err = decodeSummary(id, summary); err != nil {
		return h, err
	}
	if len(link) != len(h.chain) {
		return h, damaged("the head of map %s is cut short", id)
	}
	h.chain = chain.Link(link)
	return h, nil
}

func decodeSummary(id stakeholder.MapID, text []byte) (sum store.Summary, err error) {
	if err := json.Unmarshal(text, &sum); err != nil || sum.ID != id {
		return sum, damaged("the head of map %s: %v", id, err)
	}
	return sum, nil
}
