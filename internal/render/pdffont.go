package render

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// timeless takes the time of writing out of every embedded font.
func (d *document) timeless() error {
	for i, object := range d.objects {
		dictionary, rest, ok := strings.Cut(object, ">>stream\n")
		if !ok || !strings.HasPrefix(dictionary, "<</Filter/FlateDecode/Length ") {
			continue
		}
		reader, err := zlib.NewReader(strings.NewReader(strings.TrimSuffix(rest, "\nendstream")))
		if err != nil {
			return fmt.Errorf("object %d: %w", i+1, err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			return fmt.Errorf("object %d: %w", i+1, err)
		}
		if !clearModified(content) {
			continue
		}
		var packed bytes.Buffer
		writer := zlib.NewWriter(&packed)
		if _, err := writer.Write(content); err != nil {
			return fmt.Errorf("object %d: %w", i+1, err)
		}
		if err := writer.Close(); err != nil {
			return fmt.Errorf("object %d: %w", i+1, err)
		}
		d.objects[i] = stream("/Filter/FlateDecode", packed.String())
	}
	return nil
}

// Places in a TrueType file (OpenType specification, «otff» and «head»).
const (
	directory        = 12 // where the table directory begins
	directoryEntry   = 16 // tag, checksum, offset and length of a table
	headAdjustment   = 8  // in head: what makes the whole file's sum right
	headCreated      = 20
	headModified     = 28
	headEnd          = 54
	wholeFileSum     = 0xB1B0AFBA
	trueTypeVersion1 = "\x00\x01\x00\x00"
)

// clearModified sets a TrueType font's time of modification to that of its
// making and mends the checksums. It reports false for anything else.
func clearModified(font []byte) bool {
	if len(font) < directory || string(font[:4]) != trueTypeVersion1 {
		return false
	}
	tables := int(binary.BigEndian.Uint16(font[4:]))
	for i := range tables {
		at := directory + i*directoryEntry
		if at+directoryEntry > len(font) {
			return false
		}
		entry := font[at : at+directoryEntry]
		if string(entry[:4]) != "head" {
			continue
		}
		offset := int(binary.BigEndian.Uint32(entry[8:]))
		if offset < 0 || offset+headEnd > len(font) {
			return false
		}
		head := font[offset : offset+headEnd]
		copy(head[headModified:headModified+8], head[headCreated:headCreated+8])
		binary.BigEndian.PutUint32(head[headAdjustment:], 0)
		binary.BigEndian.PutUint32(entry[4:], sum(head))
		binary.BigEndian.PutUint32(head[headAdjustment:], wholeFileSum-sum(font))
		return true
	}
	return false
}

// sum adds up big-endian words, the last filled up with zeros.
func sum(data []byte) uint32 {
	total := uint32(0)
	for len(data) >= 4 {
		total += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return total + binary.BigEndian.Uint32(last[:])
}
