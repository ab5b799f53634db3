//go:build !race

package graphviz_test

const raced = false
