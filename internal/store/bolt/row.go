package bolt

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
)

// checksum is CRC-32C over key and value, so that a row under another key is
// as wrong as one with other bytes.
func checksum(key, value []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, value)
}

// seal puts a value's checksum before it.
func seal(key, value []byte) []byte {
	row := make([]byte, 4, 4+len(value))
	binary.BigEndian.PutUint32(row, checksum(key, value))
	return append(row, value...)
}

// unseal gives the value of a row, which is valid as long as the row is.
func unseal(key, row []byte) ([]byte, error) {
	if len(row) < 4 || binary.BigEndian.Uint32(row) != checksum(key, row[4:]) {
		return nil, fmt.Errorf("the row %q has a wrong checksum", key)
	}
	return row[4:], nil
}

// tally is a digest of a set of rows that can be kept up to date row by row:
// the sums of the two halves of their SHA-256 digests (shortened to 128 bits),
// and their number. It guards against accidents, not against an attacker.
type tally struct {
	rows uint64
	sum  [2]uint64
}

func (t *tally) add(key, row []byte) {
	d := rowDigest(key, row)
	t.rows, t.sum[0], t.sum[1] = t.rows+1, t.sum[0]+d[0], t.sum[1]+d[1]
}

func (t *tally) remove(key, row []byte) {
	d := rowDigest(key, row)
	t.rows, t.sum[0], t.sum[1] = t.rows-1, t.sum[0]-d[0], t.sum[1]-d[1]
}

func rowDigest(key, row []byte) [2]uint64 {
	text := make([]byte, 0, 512)
	text = binary.AppendUvarint(text, uint64(len(key)))
	text = append(append(text, key...), row...)
	d := sha256.Sum256(text)
	return [2]uint64{binary.BigEndian.Uint64(d[:8]), binary.BigEndian.Uint64(d[8:16])}
}

// MarshalText writes 48 hexadecimal digits.
func (t tally) MarshalText() ([]byte, error) {
	raw := binary.BigEndian.AppendUint64(nil, t.rows)
	raw = binary.BigEndian.AppendUint64(raw, t.sum[0])
	raw = binary.BigEndian.AppendUint64(raw, t.sum[1])
	return hex.AppendEncode(nil, raw), nil
}

// UnmarshalText reads what MarshalText writes.
func (t *tally) UnmarshalText(text []byte) error {
	raw, err := hex.AppendDecode(nil, text)
	if err != nil || len(raw) != 24 {
		return fmt.Errorf("a tally is 48 hexadecimal digits, not %q", text)
	}
	t.rows = binary.BigEndian.Uint64(raw)
	t.sum = [2]uint64{binary.BigEndian.Uint64(raw[8:]), binary.BigEndian.Uint64(raw[16:])}
	return nil
}
