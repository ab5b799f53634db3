package count

import (
	"encoding/json"
	"slices"

	"interessentkart/internal/exchange/reading"
)

// Graph counts the nodes and edges of a graph in JSON, and their fields: objects
// in lists that are called so, and an edge is what has a source.
func Graph(data []byte) Elements {
	var document any
	n := Elements{}
	if json.Unmarshal(data, &document) != nil {
		return n
	}
	if list, ok := document.([]any); ok {
		document = map[string]any{"elements": list}
	}
	within(document, n)
	parents := map[string]bool{}
	boxed(document, parents)
	n[reading.Boxes] = len(parents)
	return n
}

func within(v any, n Elements) {
	o, _ := v.(map[string]any)
	for key, inner := range o {
		if !slices.Contains([]string{"elements", "nodes", "edges", "links"}, key) {
			if key == "graph" {
				within(inner, n)
			}
			continue
		}
		switch list := inner.(type) {
		case []any:
			for _, one := range list {
				element(one, key, n)
			}
		case map[string]any:
			if key == "elements" {
				within(list, n)
				continue
			}
			for _, one := range list {
				element(one, key, n)
			}
		}
	}
}

func element(v any, list string, n Elements) {
	o, _ := v.(map[string]any)
	inner, deep := o["data"].(map[string]any)
	if !deep {
		inner = o
	}
	not := []string{"id", "group"}
	edge := list == "edges" || list == "links"
	if list == "elements" {
		edge = o["group"] == "edges" || inner["source"] != nil && inner["target"] != nil
	}
	if edge {
		n[reading.Edges]++
		not = append(not, ends(inner)...)
	} else {
		n[reading.Nodes]++
		not = append(not, "parent")
	}
	n[reading.Values] += values(o, not)
}

// ends are the fields that say what an edge goes between.
func ends(o map[string]any) []string {
	all := []string{"directed", "source", "target"}
	if o["source"] == nil {
		all = append(all, "from")
	}
	if o["target"] == nil {
		all = append(all, "to")
	}
	return all
}

func values(o map[string]any, not []string) int {
	n := 0
	for key, v := range o {
		inner, deep := v.(map[string]any)
		switch {
		case deep && (key == "data" || key == "metadata"):
			n += values(inner, not)
		case !slices.Contains(not, key):
			n++
		}
	}
	return n
}

// boxed gathers what is named as the parent of a node.
func boxed(v any, parents map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			boxed(one, parents)
		}
	case map[string]any:
		if parent, ok := v["parent"].(string); ok && parent != "" && v["source"] == nil {
			parents[parent] = true
		}
		for _, inner := range v {
			boxed(inner, parents)
		}
	}
}
