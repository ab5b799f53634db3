package dot

// drawing reports whether an attribute only says how something is drawn, by
// Graphviz' own list of attributes.
func drawing(key string) bool {
	switch key {
	case "_background", "area", "arrowhead", "arrowsize", "arrowtail", "bb", "beautify", "bgcolor", "center", "charset", "color", "colorscheme",
		"compound", "concentrate", "constraint", "damping", "Damping", "decorate", "defaultdist", "dim", "dimen", "dir", "diredgeconstraints", "distortion",
		"dpi", "edgeURL", "edgehref", "edgetarget", "edgetooltip", "epsilon", "esep", "fillcolor", "fixedsize", "fontcolor", "fontname", "fontnames",
		"fontpath", "fontsize", "forcelabels", "gradientangle", "head_lp", "headclip", "headport", "height", "image", "imagepath", "imagepos", "imagescale",
		"inputscale", "K", "label_scheme", "labelangle", "labeldistance", "labelfloat", "labelfontcolor", "labelfontname", "labelfontsize", "labeljust",
		"labelloc", "landscape", "layer", "layerlistsep", "layers", "layerselect", "layersep", "layout", "len", "levels", "levelsgap", "lhead", "lheight",
		"linelength", "lp", "ltail", "lwidth", "margin", "maxiter", "mclimit", "mindist", "minlen", "mode", "model", "newrank", "nodesep", "nojustify",
		"normalize", "notranslate", "nslimit", "nslimit1", "oneblock", "ordering", "orientation", "outputorder", "overlap", "overlap_scaling",
		"overlap_shrink", "pack", "packmode", "pad", "page", "pagedir", "pencolor", "penwidth", "peripheries", "pin", "pos", "quadtree", "quantum",
		"radius", "rank", "rankdir", "ranksep", "ratio", "rects", "regular", "remincross", "repulsiveforce", "resolution", "root", "rotate", "rotation",
		"samehead", "sametail", "samplepoints", "scale", "searchsize", "sep", "shape", "shapefile", "showboxes", "sides", "size", "skew", "smoothing",
		"sortv", "splines", "start", "style", "stylesheet", "tail_lp", "tailclip", "tailport", "target", "truecolor", "vertices", "viewport",
		"voro_margin", "width", "xdotversion", "xlp", "z", "group", "_draw_", "_ldraw_", "_hdraw_", "_tdraw_", "_hldraw_", "_tldraw_":
		return true
	}
	return false
}
