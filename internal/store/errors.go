package store

import "interessentkart/internal/stakeholder"

// Classes beside those of package stakeholder.
const (
	Full    stakeholder.Class = "full"    // no room to write; reading goes on
	Damaged stakeholder.Class = "damaged" // what is stored is not what was written
	InUse   stakeholder.Class = "in_use"  // another process has the store open

	Unreachable stakeholder.Class = "unreachable" // the database is away just now; nothing happened
)

// Codes of what a store refuses.
const (
	MapUnknown      stakeholder.Code = "map.unknown"      // no such map
	RevisionStale   stakeholder.Code = "revision.stale"   // the map has moved on
	RevisionUnknown stakeholder.Code = "revision.unknown" // the map has no such revision
	CommandSeen     stakeholder.Code = "command.seen"     // the command was accepted before
	CommandNotSeen  stakeholder.Code = "command.notseen"  // no such command was accepted
	PatchEmpty      stakeholder.Code = "patch.empty"      // an entry that changes nothing
	PatchUnfit      stakeholder.Code = "patch.unfit"      // the patch does not fit what is stored
	DiskFull        stakeholder.Code = "disk.full"        // too little free space to write safely
	CommitUnclear   stakeholder.Code = "commit.unclear"   // the disk failed while saving
	StoreInUse      stakeholder.Code = "store.inuse"      // another process has the file open
	StoreMoved      stakeholder.Code = "store.moved"      // the open file is no longer in its place
	DatabaseAway    stakeholder.Code = "database.away"    // the database does not answer
	StoreDamaged    stakeholder.Code = "store.damaged"    // restore a backup
)

// Check tells what is wrong with a commit in itself.
func Check(id stakeholder.MapID, entries []Entry) error {
	if !stakeholder.ValidID(id) {
		return stakeholder.Invalid.Because(stakeholder.IDInvalid).With(id)
	}
	for _, e := range entries {
		if !stakeholder.ValidID(e.ID) {
			return stakeholder.Invalid.Because(stakeholder.IDInvalid).With(e.ID)
		}
		if len(e.Patch) == 0 {
			return stakeholder.Invalid.Because(PatchEmpty).With(e.ID)
		}
	}
	return nil
}
