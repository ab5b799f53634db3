package bolt

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"os"
)

// The layout of bbolt's file, version 2, as its internal/common writes it.
// All machines that this program is built for are little-endian.
var order = binary.LittleEndian

const (
	branchPage   = 0x01
	leafPage     = 0x02
	metaPage     = 0x04
	freelistPage = 0x10

	pageHeader    = 16 // id, flags, count, number of further pages
	elementHeader = 16 // of a branch or leaf element
	bucketHeader  = 16 // root page, sequence
	metaSize      = 64
	bucketFlag    = 0x01

	magic   = 0xED0CDAED
	version = 2
)

// walker reads pages of a file.
type walker struct {
	file     *os.File
	size     int64
	pageSize int64
	claimed  []bool   // by page
	spare    [][]byte // buffers of one page, for use again
}

type page struct {
	id    uint64
	flags uint16
	count uint16
	body  []byte // what follows the header
	whole []byte
}

type meta struct {
	pageSize              uint32
	root, freelist, pages uint64
	transaction           uint64
}

// newestMeta reads the two meta pages. Each commit writes one of them in turn;
// were one damaged, the file would tell of the commit before as if it were the
// last. A power cut does not do that: a meta page lies within a sector.
func (w *walker) newestMeta() (meta, error) {
	first, ok := w.meta(0, 0)
	var second meta
	for size := int64(1024); !ok && size <= 16<<20; size *= 2 {
		second, ok = w.meta(size, 1)
	}
	if !ok {
		return meta{}, damaged("it is no database")
	}
	size := max(first.pageSize, second.pageSize)
	first, ok0 := w.meta(0, 0)
	second, ok1 := w.meta(int64(size), 1)
	switch {
	case !ok0 || !ok1 || first.pageSize != second.pageSize:
		return meta{}, damaged("one of its two first pages: the last change may be lost")
	case first.transaction > second.transaction:
		return first, nil
	}
	return second, nil
}

func (w *walker) meta(offset int64, id uint64) (m meta, ok bool) {
	raw := make([]byte, pageHeader+metaSize)
	if _, err := w.file.ReadAt(raw, offset); err != nil {
		return m, false
	}
	b := raw[pageHeader:]
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	m = meta{
		pageSize: order.Uint32(b[8:]), root: order.Uint64(b[16:]), freelist: order.Uint64(b[32:]),
		pages: order.Uint64(b[40:]), transaction: order.Uint64(b[48:]),
	}
	return m, order.Uint32(b) == magic && order.Uint32(b[4:]) == version && order.Uint64(b[56:]) == sum.Sum64() &&
		order.Uint64(raw) == id && order.Uint16(raw[8:]) == metaPage &&
		m.pageSize >= 1024 && m.pageSize <= 16<<20
}

// traces reports whether a file has anything in it by which a database of bbolt
// begins, be it ever so damaged.
func traces(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	found := make([]byte, 4)
	for _, offset := range []int64{0, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16} {
		if _, err := f.ReadAt(found, offset+pageHeader); err == nil && order.Uint32(found) == magic {
			return true
		}
	}
	return false
}

// page reads a page with those that follow it and claims them.
func (w *walker) page(id uint64) (page, error) {
	header := make([]byte, pageHeader)
	if _, err := w.file.ReadAt(header, int64(id)*w.pageSize); err != nil {
		return page{}, damaged("page %d: %v", id, err)
	}
	further := uint64(order.Uint32(header[12:]))
	if err := w.claim(id, further+1); err != nil {
		return page{}, err
	}
	raw := w.buffer(int64(further+1) * w.pageSize)
	if _, err := w.file.ReadAt(raw, int64(id)*w.pageSize); err != nil {
		return page{}, damaged("page %d: %v", id, err)
	}
	p, err := parsePage(id, raw)
	if err == nil && order.Uint64(raw) != id {
		err = damaged("page %d says that it is another", id)
	}
	return p, err
}

func (w *walker) buffer(size int64) []byte {
	if n := len(w.spare); n > 0 && size == w.pageSize {
		b := w.spare[n-1]
		w.spare = w.spare[:n-1]
		return b
	}
	return make([]byte, size)
}

// done gives the buffer of a page back.
func (w *walker) done(p page) {
	if int64(len(p.whole)) == w.pageSize {
		w.spare = append(w.spare, p.whole)
	}
}

func parsePage(id uint64, raw []byte) (page, error) {
	if len(raw) < pageHeader {
		return page{}, damaged("page %d is cut short", id)
	}
	return page{id, order.Uint16(raw[8:]), order.Uint16(raw[10:]), raw[pageHeader:], raw}, nil
}

// ordered tells whether key i of a page comes after the one before, low, and
// before high. The first may be low itself, which the page above names.
func (p page) ordered(i int, key, low, high []byte) error {
	after := bytes.Compare(key, low)
	if after < 0 || after == 0 && i > 0 || high != nil && bytes.Compare(key, high) >= 0 {
		return damaged("page %d: key %q is out of order", p.id, key)
	}
	return nil
}

type branchElement struct {
	key   []byte
	child uint64
}

func (p page) branches() ([]branchElement, error) {
	all := make([]branchElement, 0, p.count)
	at := int(p.count) * elementHeader // where the next key must stand
	for i := range int(p.count) {
		h, ok := p.header(i)
		if !ok || uint64(order.Uint32(h)) != uint64(at-i*elementHeader) {
			return nil, damaged("page %d: branch %d is not where it should be", p.id, i)
		}
		key, ok := p.slice(at, order.Uint32(h[4:]))
		if !ok || len(key) == 0 {
			return nil, damaged("page %d: branch %d is cut short", p.id, i)
		}
		at += len(key)
		all = append(all, branchElement{key, order.Uint64(h[8:])})
	}
	return all, nil
}

type leafElement struct {
	key, value []byte
	bucket     bool
}

func (p page) leaves() ([]leafElement, error) {
	all := make([]leafElement, 0, p.count)
	at := int(p.count) * elementHeader
	for i := range int(p.count) {
		h, ok := p.header(i)
		if !ok || order.Uint32(h) > bucketFlag || uint64(order.Uint32(h[4:])) != uint64(at-i*elementHeader) {
			return nil, damaged("page %d: row %d is not where it should be", p.id, i)
		}
		key, ok := p.slice(at, order.Uint32(h[8:]))
		value, ok2 := p.slice(at+len(key), order.Uint32(h[12:]))
		if !ok || !ok2 || len(key) == 0 {
			return nil, damaged("page %d: row %d is cut short", p.id, i)
		}
		at += len(key) + len(value)
		all = append(all, leafElement{key, value, order.Uint32(h) == bucketFlag})
	}
	return all, nil
}

func (p page) header(i int) ([]byte, bool) { return p.slice(i*elementHeader, elementHeader) }

func (p page) slice(from int, length uint32) ([]byte, bool) {
	if uint64(from)+uint64(length) > uint64(len(p.body)) {
		return nil, false
	}
	return p.body[from : from+int(length)], true
}
