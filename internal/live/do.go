package live

import (
	"context"
	"errors"
	"fmt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Request is a command with who sent it. One that is tried again has the same
// id, and is answered instead of being done twice.
type Request struct {
	ID      store.CommandID
	Author  store.AuthorID
	Command stakeholder.Command
	// Make gives the command in the place of Command, where it follows from the
	// map as it is, such as the merging of a file. It is called more than once.
	Make func(m *stakeholder.Map) stakeholder.Command
	At   *uint64 // the revision it was made for, if it fits no other
	// Seen is what the author sees of the map: for the command there is nothing
	// else. Nil is everything.
	Seen *stakeholder.Viewer
}

// Result tells what a command led to. The patch is empty when it changed
// nothing, or has been redacted since.
type Result struct {
	Revision uint64
	Patch    stakeholder.Patch
}

type job struct {
	Request
	answer chan answer // holds one
}

type answer struct {
	Result
	err error
}

// MaxBatch is how many commands go into one commit.
const MaxBatch = 1000

// Do sends a command and waits until it is saved or refused. When ctx ends
// after the room has taken the command the error is Unclear: ask again with
// the same id.
func (r *Room) Do(ctx context.Context, q Request) (Result, error) {
	if !stakeholder.ValidID(q.ID) {
		return Result{}, stakeholder.Invalid.Because(stakeholder.IDInvalid).With(q.ID)
	}
	j := job{q, make(chan answer, 1)}
	select {
	case r.inbox <- j:
	case <-r.done:
		return Result{}, r.stream.reason()
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
	select {
	case a := <-j.answer:
		return a.Result, a.err
	case <-ctx.Done():
		return Result{}, fmt.Errorf("%w: %w", ctx.Err(), stakeholder.Unclear.Because(AnswerMissed))
	}
}

// Undo takes back a change of the same author: q.Command is ignored. Undoing
// an undo is redo. It is refused as stakeholder.Revert is.
func (r *Room) Undo(ctx context.Context, q Request, command store.CommandID) (Result, error) {
	e, err := r.rooms.store.Find(ctx, r.id, command)
	switch {
	case err != nil:
		return Result{}, err
	case e.Redacted:
		return Result{}, stakeholder.Conflict.Because(UndoRedacted).With(command)
	case e.Author != q.Author:
		return Result{}, stakeholder.Forbidden.Because(UndoForeign).With(command)
	}
	q.Command = stakeholder.Revert{Patch: e.Patch}
	return r.Do(ctx, q)
}

// waiting takes all commands that wait beside the first one.
func (r *Room) waiting(first job) []job {
	jobs := []job{first}
	for len(jobs) < MaxBatch {
		select {
		case j := <-r.inbox:
			jobs = append(jobs, j)
		default:
			return jobs
		}
	}
	return jobs
}

// accept applies commands, saves what came out in one commit, and answers.
func (r *Room) accept(jobs []job) {
	ctx := context.WithoutCancel(r.rooms.ctx) // what was taken is finished
	sure := false
	for try := 1; ; try++ {
		b := r.apply(ctx, jobs, sure)
		again, err := r.save(ctx, b)
		if again && try < maxTries {
			sure = sure || isSeen(err)
			continue
		}
		if err != nil {
			b.fail(err)
		}
		r.finish(b)
		return
	}
}

// Each conflict means that somebody else got on, or that two requests with
// one id met; this many in a row mean that something is wrong.
const maxTries = 100

// save commits a batch and tells, when that failed, whether it is worth
// applying the commands again to what the map has become.
func (r *Room) save(ctx context.Context, b *batch) (again bool, err error) {
	if len(b.entries) == 0 {
		return false, nil
	}
	err = r.rooms.store.Commit(ctx, r.id, b.from, b.entries)
	switch {
	case errors.Is(err, stakeholder.Conflict):
		if caught := r.catchUpAfter(ctx, err); caught != nil {
			return false, caught
		}
		return true, err
	case errors.Is(err, stakeholder.Unclear):
		return false, errors.Join(err, r.catchUp(ctx))
	}
	return false, err
}

// finish shows what was saved and answers. Those who asked see their own
// change in the snapshot.
func (r *Room) finish(b *batch) {
	r.stream.swap(b.next)
	for i, j := range b.jobs {
		j.answer <- b.answers[i]
	}
	r.stream.publish(b.next, b.events())
}
