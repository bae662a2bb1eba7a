package identity

// Points for and against two units being one. They follow the agreement weights of
// Fellegi and Sunter (1969): the rarer an agreement is among different people, the
// more it counts; docs/decisions/0010-identity.md shows the reckoning. Two units join
// at enough points and stay apart below.
const (
	enough = 3
	margin = 2 // by which the best of several candidates must lead

	// How rare the name itself is.
	rareName   = 8 // neither given name nor surname is common
	halfCommon = 6 // one of them is
	commonName = 0 // both are: "John Smith"
	middleName = 4 // middle names or initials that agree
	mononym    = 6 // one word, no given name: "Suharto"
	givenOnly  = -1
	surname    = 5 // a rare surname for a full name
	smith      = 0 // a common one

	// What is lost where names are not the same but can be.
	nicknamed   = 4
	respelled   = 2 // and sounds the same
	misspelled  = 4 // but for one vowel
	turnedRound = 1 // "Orbán Viktor"
	compound    = 1 // "García" for "García Márquez"
	initialOnly = 3
	generation  = 5 // "Jr." on one side only
	apart       = 3 // the extractor saw both in one document and did not join them

	// Evidence that is shared, and evidence that differs.
	sharedKin, otherKin             = 6, -2
	sharedBirth, otherBirth         = 6, -8 // a date or place of birth
	sharedAge                       = 3
	sharedBody, otherBody           = 4, -1
	sharedNation, otherNation       = 1, -6
	sharedHome, otherHome           = 3, -2
	sharedSchool, otherSchool       = 2, -1
	sharedRole, sharedHead          = 3, 1
	sharedField, otherField         = 1, -5
	otherRole                       = -1 // of no known field
	strongCompany, weakCompany      = 3, 1
	maxCompany                      = 4
	listed                          = 6 // the extractor took a full name for that of a lexicon entry
	listedUnsure                    = 3 // of an ambiguous entry
	sharedSeat, guessedSeat         = 4, 3
	otherSeat, otherKind            = -2, -2
	plainName, acronymName, generic = 8, 4, 0 // of organisations
	unseated                        = 3       // a generic name in a document that tells no country
	shortForm                       = 5
	elsewhere                       = -20 // forbids
	prominent                       = 5
)
