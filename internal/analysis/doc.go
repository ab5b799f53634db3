// Package analysis sets what the network says of a stakeholder map beside what
// people have said: measures of place and of the whole, quadrants, the
// comparison of the two, participants' agreement, communities, brokers and key
// players.
//
// Everything is a pure function of a snapshot. Read makes a Network of one, and
// the questions are asked of that. Answers do not depend on the order of records
// or on names, save that lists come in the Norwegian order of names where values
// are equal. No figure is NaN or infinite; one that is undefined is absent and
// says why. A level that is not known is never taken for none.
package analysis
