package nlp

import (
	"strings"
	"unicode/utf8"
)

// An abbrKind says what a full stop after an abbreviation can mean.
type abbrKind uint8

const (
	abbrNone   abbrKind = iota
	abbrTitle           // stands before a name and never ends a sentence: "Sen."
	abbrInner           // never ends a sentence and wants no name: "vs."
	abbrOpen            // can end a sentence: "Inc."
	abbrEnd             // ends a sentence unless a small letter follows: "etc."
	abbrClock           // "p.m."
	abbrNumber          // an abbreviation only before a number: "No. 5"
	abbrPlace           // an abbreviation only after a comma: "Boston, Mass."
)

// maxAbbreviation is the longest word, in bytes, that the tables are asked about.
const maxAbbreviation = 8

// abbreviations holds the abbreviations without their last full stop. Strings
// of single letters with full stops between ("U.S.") need no entry.
var abbreviations = func() map[string]abbrKind {
	table := make(map[string]abbrKind)
	for kind, words := range map[abbrKind]string{
		abbrTitle: `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Sen Sens Rep Reps Gov Govs Gen Gens Lt Lts
			Col Cols Maj Capt Cmdr Comdr Cdr Cpl Sgt Pfc Pvt Spc Adm Brig Rev Revd Fr Hon Pres Supt Insp
			Det Amb Atty Msgr Sra Srta Mt Ft Asst Assoc Dep Cllr Ald Ven Lt.Gen Lt.Col Maj.Gen`,
		abbrInner: `vs Vs v viz cf Cf al approx incl eds e.g i.e E.g I.e ca`,
		abbrOpen: `Inc Corp Co Cos Ltd Bros Jr Sr Esq St Ste Ave Blvd Rd Hwy Pkwy Bldg Dept Univ Assn Intl Natl
			Govt Mfg Pty Plc Cie Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu
			Thur Thurs Fri Sat inc ltd jr dept govt Ph.D Ed.D Psy.D M.Sc B.Sc M.Phil D.Phil M.Ed B.Ed
			LL.B LL.M Calif Penn Conn`,
		abbrEnd:   `etc`,
		abbrClock: `a.m p.m A.M P.M`,
		abbrNumber: `No Nos no nos p pp P Fig Figs fig Vol Vols vol Art Arts art Sec Sect sec Ch Chap ch c b d r fl bap bapt
			Rs Op para Par Ver ver est Est ext Ext Tel tel`,
		abbrPlace: `Ala Ariz Ark Colo Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr
			Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Man Sask`,
	} {
		for word := range strings.FieldsSeq(words) {
			table[word] = kind
		}
	}
	return table
}()

// abbreviation looks up a word that a full stop follows. Headlines write
// titles and firms in capitals, so "SEN." is found as "Sen.".
func abbreviation(word string) abbrKind {
	if len(word) > maxAbbreviation {
		return abbrNone
	}
	if kind := abbreviations[word]; kind != abbrNone || len(word) < 2 {
		return kind
	}
	var folded [maxAbbreviation]byte
	for i := range len(word) {
		c := word[i]
		if asciiClass[c]&charUpper == 0 {
			return abbrNone
		}
		if i > 0 {
			c |= 0x20
		}
		folded[i] = c
	}
	kind := abbreviations[string(folded[:len(word)])]
	if kind == abbrTitle || kind == abbrOpen {
		return kind
	}
	return abbrNone
}

// isAcronym reports whether word is single letters with full stops between: "U.S", "p.m".
func isAcronym(word string) bool {
	for letters := 0; ; letters++ {
		r, size := utf8.DecodeRuneInString(word)
		if size == 0 || classOf(r)&charLetter == 0 {
			return false
		}
		word = word[size:]
		if word == "" {
			return letters > 0
		}
		if word[0] != '.' {
			return false
		}
		word = word[1:]
	}
}

// degreeTails are the second halves of degrees that begin with one letter: "B.Sc.".
var degreeTails = wordSet(`Sc Phil Ed Eng Com Tech Litt`)

// lettered are the words that a single capital letter follows as a label, so
// that the full stop after the letter ends the sentence: "vitamin C.".
var lettered = wordSet(`vitamin Vitamin hepatitis Hepatitis plan Plan group Group class Class grade Grade type Type
	section Section division Division category Category appendix Appendix option Option phase Phase team Team
	Serie serie War influenza letter Block block Pool pool Exhibit exhibit Channel Schedule`)

// starters are the words that, with a capital, begin a sentence far more often
// than they stand in a name. They decide after "U.S.", "Inc." and initials.
var starters = wordSet(`The A An He She It They We You I His Her Its Their Our My Your This That These Those There Here Then
	In On At But And Or As If When While After Before Since For From With Without By To Of Under What Who Where Why
	How Which However Meanwhile Also Although Though Because Some Many Most Several Both Each Every Earlier
	Later Last Now Once Only Other Others Another Such So Yet Still Instead Despite During Until Between
	Among According Asked Police Officials Analysts Critics Experts Neither Nor Not Whether Even Just
	Perhaps Nearly About More Today Yesterday Tomorrow Following Through Throughout Unlike Like Born
	Currently Recently Initially Eventually Additionally Finally Previously Originally Formerly Subsequently
	Shortly Furthermore Moreover Nevertheless Nonetheless Thus Hence Therefore Upon Within Against Along
	Alongside Around Across Besides Again Next
	Is Are Was Were Has Have Had Did Does Do Can Could Would Should Shares Sources Witnesses Authorities`)

// compoundHeads are words of starters that are also part of names after "U.S.":
// "U.S. Under Secretary".
var compoundHeads = wordSet(`Under Last Most Police Shares Officials A I`)

// afterClock are the words that go on after "5 p.m.".
var afterClock = wordSet(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
	August September October November December Eastern Central Pacific Mountain Greenwich Moscow`)

// exclaimed are the names that end with an exclamation mark.
var exclaimed = wordSet(`Yahoo Jeopardy Oklahoma Yum Airplane Jackass`)

// speechVerbs tell who spoke when they follow a name after a quotation.
var speechVerbs = wordSet(`said asked told added cried shouted yelled wrote tweeted replied answered says asks exclaimed wondered
	joked warned declared demanded recalled called`)

// unfinished are the small words that no line ends with when it is complete.
var unfinished = wordSet(`a an the of to in on at by for from with without into over under between against and or but nor as than
	that which who whose if his her its their our my your is are was were be been has have had will would
	v vs de la le von van der bin al`)

// elisions are words that begin with an apostrophe.
var elisions = wordSet(`em til tis twas bout`)

// elided are the longer words that lose their vowel before a name: "dell'Arte".
var elided = wordSet(`dell nell sull dall all quell sant`)

// afterTitle are the starters that end a sentence even after what looks like a
// title: "with Mercury Rev. The band".
var afterTitle = wordSet(`The He She It They But`)

// siteEndings are the last parts of host names.
var siteEndings = wordSet(`com org net gov edu int mil info biz io tv Com Net Org uk eu de fr ru ir il ca au cn jp co ch nl`)

// wordSet makes a set of the words of a list.
func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
