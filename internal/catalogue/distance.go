package catalogue

// room is how long a word may be for misspellings to be forgiven.
const room = 48

// edits counts the letters to add, drop, change or swap to make word out of
// typed: the optimal string alignment of Damerau and Levenshtein. Of the
// longer word only its beginning need fit when prefix is set. Above most the
// answer is most+1. Words are bytes: folding leaves few others.
func edits(typed, word string, most int, prefix bool) int {
	if len(typed) > room || len(word) > room || len(typed) > len(word)+most || !prefix && len(word) > len(typed)+most {
		return most + 1
	}
	if prefix && len(word) > len(typed)+most {
		word = word[:len(typed)+most]
	}
	var rows [3][room + 1]int
	for j := range len(word) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(typed); i++ {
		before, last, now := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		now[0] = i
		least := i
		for j := 1; j <= len(word); j++ {
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+differ(typed[i-1], word[j-1]))
			if i > 1 && j > 1 && typed[i-1] == word[j-2] && typed[i-2] == word[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > most {
			return most + 1
		}
	}
	return ending(rows[len(typed)%3][:len(word)+1], most, prefix)
}

// ending reads the answer off the last row: its end, or its least.
func ending(last []int, most int, prefix bool) int {
	n := last[len(last)-1]
	if prefix {
		for _, d := range last {
			n = min(n, d)
		}
	}
	return min(n, most+1)
}

func differ(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
