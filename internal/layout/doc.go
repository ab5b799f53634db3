// Package layout turns a map into a scene: it decides what goes where and what
// is written on it. Draw reads a map and its stored positions and changes
// neither; Positions gives the commands that store where actors should stand.
//
// One map unit is one point at the drawing's natural size. The same map and
// options give the same scene, whatever the order of records or the number of
// processors. Labels give way to each other and to actors, actors never to
// labels: what is not written on the drawing is in the titles of its items and
// in its tables.
package layout
