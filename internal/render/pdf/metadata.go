package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"math"
	"strings"
)

// packet is the metadata in XMP (ISO 16684-1): what the document is called, and
// which standards it is written to.
func (i Info) packet() string {
	language := i.Lang
	if language == "" {
		language = "x-default"
	}
	return `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` + "\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(i.Title) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(i.Subject) + `</rdf:li></rdf:Alt></dc:description>` +
		`<dc:language><rdf:Bag><rdf:li>` + escaped(language) + `</rdf:li></rdf:Bag></dc:language>` +
		`<xmp:CreatorTool>` + escaped(i.Creator) + `</xmp:CreatorTool>` +
		`<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>` +
		`</rdf:Description>` + uaSchema + `</rdf:RDF></x:xmpmeta>` + "\n" + `<?xpacket end="r"?>`
}

// uaSchema describes the property of PDF/UA, which PDF/A-2 does not know of
// itself (ISO 19005-2, 6.6.2.3.3).
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	`</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}

// sRGB is a colour profile that says what the numbers of colours mean: the
// primaries of IEC 61966-2-1 adapted to D50, and its curve in 256 steps
// (ICC.1:2010, 8.3).
func sRGB() string {
	xyz := func(x, y, z float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		for _, v := range []float64{x, y, z} {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	description := []byte("desc\x00\x00\x00\x00\x00\x00\x00\x05sRGB\x00")
	description = append(description, make([]byte, 4+4+2+1+67)...) // no Unicode, no ScriptCode
	curve := append([]byte("curv\x00\x00\x00\x00"), 0, 0, 1, 0)
	for i := range 256 {
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(linear(float64(i)/255)*65535)))
	}
	tags := []struct {
		name    string
		content []byte
	}{
		{"desc", description}, {"cprt", []byte("text\x00\x00\x00\x00none\x00")}, {"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)}, {"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	var table, content bytes.Buffer
	_ = binary.Write(&table, binary.BigEndian, uint32(len(tags))) // a buffer takes everything
	begin := 128 + 4 + 12*len(tags)
	for _, tag := range tags {
		table.WriteString(tag.name)
		_ = binary.Write(&table, binary.BigEndian, [2]uint32{uint32(begin + content.Len()), uint32(len(tag.content))})
		content.Write(tag.content)
		content.Write(make([]byte, (4-content.Len()%4)%4))
	}
	header := make([]byte, 128)
	binary.BigEndian.PutUint32(header, uint32(begin+content.Len()))
	binary.BigEndian.PutUint32(header[8:], 0x02100000) // version 2.1
	copy(header[12:], "mntrRGB XYZ ")
	copy(header[36:], "acsp")
	copy(header[68:], xyz(0.9642, 1, 0.8249)[8:])
	return string(header) + table.String() + content.String()
}

// linear is the light of a channel of sRGB, both from 0 to 1.
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
