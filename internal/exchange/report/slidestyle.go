package report

import (
	"encoding/xml"
	"fmt"
)

// The fixed parts of a presentation, written for this package: a master with two
// layouts, for the title and for a drawing, that a reader can restyle.
const (
	slideNames = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	sameColours = `<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`
	slideType   = "application/vnd.openxmlformats-officedocument.presentationml."

	slideTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>` +
		`<Override PartName="/ppt/presentation.xml" ContentType="` + slideType + `presentation.main+xml"/>` +
		`<Override PartName="/ppt/slideMasters/slideMaster1.xml" ContentType="` + slideType + `slideMaster+xml"/>` +
		`<Override PartName="/ppt/slideLayouts/slideLayout1.xml" ContentType="` + slideType + `slideLayout+xml"/>` +
		`<Override PartName="/ppt/slideLayouts/slideLayout2.xml" ContentType="` + slideType + `slideLayout+xml"/>` +
		`<Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>%s` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	presentation = xml.Header + `<p:presentation` + slideNames + `><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="master"/></p:sldMasterIdLst>` +
		`<p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`

	// slidePicture ends a picture after its alternative text; it takes its place
	// and size.
	slidePicture = `"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="png"><a:extLst>` +
		`<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="svg"/></a:ext>` +
		`</a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>` +
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`

	slideTheme = xml.Header + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Interessentkart"><a:themeElements><a:clrScheme name="Interessentkart">` +
		`<a:dk1><a:srgbClr val="1A1A1A"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="404040"/></a:dk2><a:lt2><a:srgbClr val="E7EDF3"/></a:lt2>` +
		`<a:accent1><a:srgbClr val="0B4F8A"/></a:accent1><a:accent2><a:srgbClr val="7A4A00"/></a:accent2><a:accent3><a:srgbClr val="2F6B3A"/></a:accent3>` +
		`<a:accent4><a:srgbClr val="8A1C3B"/></a:accent4><a:accent5><a:srgbClr val="4B3B8F"/></a:accent5><a:accent6><a:srgbClr val="3A5A66"/></a:accent6>` +
		`<a:hlink><a:srgbClr val="0B4F8A"/></a:hlink><a:folHlink><a:srgbClr val="4B3B8F"/></a:folHlink></a:clrScheme>` +
		`<a:fontScheme name="Interessentkart"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>` +
		`<a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Interessentkart">` +
		`<a:fillStyleLst>` + threeFills + `</a:fillStyleLst><a:lnStyleLst>` + threeLines + `</a:lnStyleLst>` +
		`<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>` +
		`<a:bgFillStyleLst>` + threeFills + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
	oneFill    = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	threeFills = oneFill + oneFill + oneFill
	threeLines = `<a:ln w="6350">` + oneFill + `</a:ln><a:ln w="12700">` + oneFill + `</a:ln><a:ln w="19050">` + oneFill + `</a:ln>`

	noSize = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>` +
		`<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
)

// shapeTree holds the shapes of a slide, a layout or the master.
func shapeTree(shapes string) string { return `<p:spTree>` + noSize + shapes + `</p:spTree>` }

// placeholder is where a layout puts a text: its number, what it is for, its
// style and its place.
func placeholder(id int, name, kind, style string, x, y, width, height int) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>`+
		`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`+
		`<p:txBody>%s<a:p><a:endParaRPr lang="nb-NO"/></a:p></p:txBody></p:sp>`, id, name, kind, x, y, width, height, style)
}

// lettering is how a level of text looks; size is in hundredths of a point.
func lettering(size int, bold bool, colour string) string {
	return fmt.Sprintf(`<a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:buNone/><a:defRPr sz="%d" b="%t"><a:solidFill><a:schemeClr val="%s"/></a:solidFill>`+
		`<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`, size, bold, colour)
}

const plainBody = `<a:bodyPr vert="horz" anchor="%s"><a:normAutofit/></a:bodyPr><a:lstStyle>%s</a:lstStyle>`

func slideMaster() []byte {
	title := placeholder(2, "Title", `type="title"`, fmt.Sprintf(plainBody, "ctr", ""), drawingEdge, 120_000, slideWidth-2*drawingEdge, drawingTop-160_000)
	body := placeholder(3, "Text", `type="body" idx="1"`, fmt.Sprintf(plainBody, "t", ""), drawingEdge, drawingTop, slideWidth-2*drawingEdge, slideHeight-drawingTop-drawingEdge)
	return []byte(xml.Header + `<p:sldMaster` + slideNames + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` +
		shapeTree(title+body) + `</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" ` +
		`accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="layout1"/>` +
		`<p:sldLayoutId id="2147483650" r:id="layout2"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>` + lettering(2400, true, "tx1") + `</p:titleStyle><p:bodyStyle>` +
		lettering(1800, false, "tx1") + `</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`)
}

// titleLayout is for the first slide, drawingLayout for the others.
func titleLayout() []byte {
	title := placeholder(2, "Title", `type="ctrTitle"`, fmt.Sprintf(plainBody, "b", lettering(4000, true, "tx1")), 900_000, 1_100_000, slideWidth-1_800_000, 1_900_000)
	under := placeholder(3, "Subtitle", `type="subTitle" idx="1"`, fmt.Sprintf(plainBody, "t", lettering(1800, false, "tx2")), 900_000, 3_150_000, slideWidth-1_800_000, 2_600_000)
	return slideLayout("title", "Title", title+under)
}

func drawingLayout() []byte {
	title := placeholder(2, "Title", `type="title"`, fmt.Sprintf(plainBody, "ctr", ""), drawingEdge, 120_000, slideWidth-2*drawingEdge, drawingTop-160_000)
	return slideLayout("titleOnly", "Drawing", title)
}

func slideLayout(kind, name, shapes string) []byte {
	return []byte(xml.Header + `<p:sldLayout` + slideNames + ` type="` + kind + `" preserve="1"><p:cSld name="` + name + `">` + shapeTree(shapes) + `</p:cSld>` + sameColours + `</p:sldLayout>`)
}
