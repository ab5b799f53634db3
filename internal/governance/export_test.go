package governance

// Falsehoods lets the tests of real cases prove what is said of them.
var Falsehoods = falsehoods
