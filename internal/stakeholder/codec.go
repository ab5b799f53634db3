package stakeholder

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
)

// CommandTypes lists an empty command of every type, for codecs and schemas.
func CommandTypes() []Command {
	return []Command{
		ChangeMap{}, AnswerFact{}, AddSource{}, ChangeSource{}, RemoveSource{},
		AddActor{}, ChangeActor{}, RemoveActor{}, MergeActors{},
		AddAlias{}, RemoveAlias{}, AddTag{}, RemoveTag{},
		Relate{}, ChangeRelation{}, Unrelate{},
		AddGroup{}, ChangeGroup{}, RemoveGroup{},
		Appoint{}, ChangeSeat{}, Vacate{}, SpeakFor{}, EndSpeakFor{},
		KeepQuestion{}, ForgetQuestion{},
		Place{}, Unplace{},
		OpenRound{}, GiveScore{}, WithdrawScore{}, RevealRound{}, AgreeRound{}, DiscardRound{}, RemoveRound{},
		Revert{}, Batch{},
	}
}

// CommandName is the name of a command's type, as it stands in JSON.
func CommandName(c Command) string { return reflect.TypeOf(c).Name() }

type commandJSON struct {
	Command string          `json:"command"`
	Args    json.RawMessage `json:"args"`
}

// EncodeCommand writes {"command": "AddActor", "args": {…}}.
func EncodeCommand(c Command) ([]byte, error) {
	args, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return json.Marshal(commandJSON{CommandName(c), args})
}

// DecodeCommand reads what EncodeCommand writes. Unknown commands, unknown
// fields and trailing text are Invalid.
func DecodeCommand(data []byte) (Command, error) {
	var raw commandJSON
	if err := strict(data, &raw); err != nil {
		return nil, Invalid.Because(CommandBadJSON).With(err)
	}
	return DecodeNamed(raw.Command, raw.Args)
}

// DecodeNamed reads a command's arguments when its name is known already.
func DecodeNamed(name string, args []byte) (Command, error) {
	for _, c := range CommandTypes() {
		if CommandName(c) != name {
			continue
		}
		v := reflect.New(reflect.TypeOf(c))
		if err := strict(args, v.Interface()); err != nil {
			var refused *Error
			if errors.As(err, &refused) {
				return nil, refused
			}
			return nil, Invalid.Because(CommandBadJSON).With(name + ": " + err.Error())
		}
		return v.Elem().Interface().(Command), nil
	}
	return nil, Invalid.Because(CommandUnknown).With(name)
}

// MarshalJSON writes the commands with their names.
func (b Batch) MarshalJSON() ([]byte, error) {
	raw := struct {
		Commands []json.RawMessage `json:"commands"`
	}{make([]json.RawMessage, len(b.Commands))}
	for i, c := range b.Commands {
		data, err := EncodeCommand(c)
		if err != nil {
			return nil, err
		}
		raw.Commands[i] = data
	}
	return json.Marshal(raw)
}

// UnmarshalJSON reads commands with their names.
func (b *Batch) UnmarshalJSON(data []byte) error {
	var raw struct {
		Commands []json.RawMessage `json:"commands"`
	}
	if err := strict(data, &raw); err != nil {
		return err
	}
	b.Commands = nil
	for _, data := range raw.Commands {
		var one commandJSON
		if err := strict(data, &one); err != nil {
			return Invalid.Because(CommandBadJSON).With(err)
		}
		if one.Command == CommandName(Batch{}) { // before anything in it is read
			return Invalid.Because(CommandNested)
		}
		c, err := DecodeNamed(one.Command, one.Args)
		if err != nil {
			return err
		}
		b.Commands = append(b.Commands, c)
	}
	return nil
}

// DecodeRecord reads one record of a kind. Unknown fields are refused.
func DecodeRecord(kind RecordKind, data []byte) (Record, error) {
	if s, ok := shelfOf(kind); ok {
		return s.decode(data)
	}
	return nil, Invalid.At(Key{Kind: kind}, ValueUnknown).With(string(kind))
}

func decoded[R Record](data []byte) (Record, error) {
	var r R
	if err := strict(data, &r); err != nil {
		return nil, err
	}
	return r, nil
}

// strict decodes one JSON value without unknown fields or anything after it.
func strict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("text after the end")
	}
	return nil
}
