package postgres

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// change is what a commit does to one record, whatever the number of its
// entries that touch it.
type change struct {
	key           stakeholder.Key
	before, after stakeholder.Record // nil where there is none
	text          string             // before, as it is stored
}

// changes are those of a commit, in order of key, so that commits lock rows in
// the same order.
type changes []change

// gather sums up the edits of entries. Conflict when they do not fit each other.
func gather(entries []store.Entry) (changes, error) {
	net, err := store.Net(entries)
	if err != nil {
		return nil, err
	}
	all := make(changes, len(net))
	for i, edit := range net {
		text, err := encode(edit.Before)
		if err != nil {
			return nil, err
		}
		all[i] = change{edit.Key, edit.Before, edit.After, text}
	}
	slices.SortFunc(all, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.key.Kind, b.key.Kind), cmp.Compare(a.key.ID, b.key.ID))
	})
	return all, nil
}

func unfit(k stakeholder.Key) error { return stakeholder.Conflict.At(k, store.PatchUnfit) }

// encode writes a record as it is stored, an empty text for none.
func encode(r stakeholder.Record) (string, error) {
	if r == nil {
		return "", nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("encode %s: %w", r.Key(), err)
	}
	return string(text), nil
}

func decode(kind, id string, text []byte) (stakeholder.Record, error) {
	r, err := stakeholder.DecodeRecord(stakeholder.RecordKind(kind), text)
	if err == nil && r.Key() != (stakeholder.Key{Kind: stakeholder.RecordKind(kind), ID: id}) {
		err = fmt.Errorf("it holds %s", r.Key())
	}
	if err != nil {
		return nil, damaged("the record %s/%s: %v", kind, id, err)
	}
	return r, nil
}

// They fail unless they find what they should, as the other statements of
// commits do.
const (
	addRecords = `insert into records (map, kind, id, value)
		select $1, kind, id, value::json from unnest($2::text[], $3::text[], $4::text[]) as e (kind, id, value)`
	changeRecords = `with done as (update records r set value = e.value::json
		from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as e (kind, id, before, value)
		where r.map = $1 and r.kind = e.kind and r.id = e.id and r.value::text = e.before returning 1)
		select 1 / (case when count(*) = cardinality($2::text[]) then 1 else 0 end) from done`
	removeRecords = `with done as (delete from records r
		using unnest($2::text[], $3::text[], $4::text[]) as e (kind, id, before)
		where r.map = $1 and r.kind = e.kind and r.id = e.id and r.value::text = e.before returning 1)
		select 1 / (case when count(*) = cardinality($2::text[]) then 1 else 0 end) from done`
)

// columns are the keys and texts of changes, as arrays for a statement.
type columns struct{ kinds, ids, before, after []string }

func (c *columns) add(x change, after string) {
	c.kinds, c.ids = append(c.kinds, string(x.key.Kind)), append(c.ids, x.key.ID)
	c.before, c.after = append(c.before, x.text), append(c.after, after)
}

func (all changes) queue(b *pgx.Batch, id stakeholder.MapID) {
	var added, changed, removed columns
	for _, x := range all {
		after, err := encode(x.after)
		switch {
		case err != nil || x.before == nil && x.after == nil || x.before == x.after:
			// cannot be encoded: Seal has said so; or nothing is left of it
		case x.before == nil:
			added.add(x, after)
		case x.after == nil:
			removed.add(x, after)
		default:
			changed.add(x, after)
		}
	}
	if len(removed.kinds) > 0 {
		b.Queue(removeRecords, string(id), removed.kinds, removed.ids, removed.before)
	}
	if len(added.kinds) > 0 {
		b.Queue(addRecords, string(id), added.kinds, added.ids, added.after)
	}
	if len(changed.kinds) > 0 {
		b.Queue(changeRecords, string(id), changed.kinds, changed.ids, changed.before, changed.after)
	}
}

// compare tells which change does not fit what is stored. One that does, though
// the bytes differ since another version of the program wrote them, goes by the
// stored bytes from then on.
func (all changes) compare(ctx context.Context, c *pgx.Conn, id stakeholder.MapID) error {
	stored, err := all.stored(ctx, c, id)
	if err != nil {
		return err
	}
	for i, x := range all {
		text, there := stored[x.key]
		var r stakeholder.Record
		if there {
			if r, err = decode(string(x.key.Kind), x.key.ID, []byte(text)); err != nil {
				return err
			}
		}
		if r != x.before {
			return unfit(x.key)
		}
		all[i].text = text
	}
	return nil
}

func (all changes) stored(ctx context.Context, c *pgx.Conn, id stakeholder.MapID) (map[stakeholder.Key]string, error) {
	var want columns
	for _, x := range all {
		want.add(x, "")
	}
	rows, err := c.Query(ctx, `select r.kind, r.id, r.value::text from records r
		join unnest($2::text[], $3::text[]) as e (kind, id) on r.kind = e.kind and r.id = e.id where r.map = $1`, string(id), want.kinds, want.ids)
	if err != nil {
		return nil, err
	}
	stored := map[stakeholder.Key]string{}
	var kind, name, text string
	_, err = pgx.ForEachRow(rows, []any{&kind, &name, &text}, func() error {
		stored[stakeholder.Key{Kind: stakeholder.RecordKind(kind), ID: name}] = text
		return nil
	})
	return stored, err
}
