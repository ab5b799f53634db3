package store

import (
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"strings"
	"time"

	"interessentkart/internal/stakeholder"
)

// Busy is the code of what others are doing all the time.
const Busy stakeholder.Code = "busy"

const (
	claimTable = "claim" // what is claimed/random → nothing
	claimLife  = 10 * time.Second
	claimTries = 100
)

// Alone does something while nobody else, on any instance, does what has the
// same name. It is for what is rare and reads before it writes: a claim is laid
// down, and whoever then sees no other claim goes on. Those who see each other
// take theirs back and try again after a while. Conflict when that does not
// succeed. A claim of an instance that is gone ends by itself.
func Alone(ctx context.Context, rows Rows, now func() time.Time, name string, do func() error) error {
	for range claimTries {
		own := name + "/" + strings.ToLower(rand.Text())
		if err := SaveOrKeep(ctx, rows, Row{Table: claimTable, Key: own, Until: now().Add(claimLife)}); err != nil {
			return err
		}
		claims, err := rows.Rows(ctx, claimTable, name+"/")
		if err == nil && len(claims) == 1 && claims[0].Key == own {
			err = do()
			return errors.Join(err, release(ctx, rows, own))
		}
		if err := errors.Join(err, release(ctx, rows, own)); err != nil {
			return err
		}
		select {
		case <-time.After(pause()):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return stakeholder.Conflict.Because(Busy)
}

func release(ctx context.Context, rows Rows, own string) error {
	_, _, err := rows.Take(context.WithoutCancel(ctx), claimTable, own)
	return err
}

// pause is 5–50 ms, so that those who met do not meet again.
func pause() time.Duration {
	n, err := rand.Int(rand.Reader, big.NewInt(45))
	if err != nil {
		panic(err) // the reader never fails
	}
	return time.Duration(5+n.Int64()) * time.Millisecond
}
