package export

// A style is how a picture shows entities of one type. The colours are of Okabe
// and Ito's palette (2008), which people with colour blindness can tell apart, made light
// in pictures. In a terminal, which has black letters on them, they are the nearest of
// xterm's 256 colours to the palette's own.
type style struct {
	shape, fill, line string
	terminal          uint8
}

var styles = map[string]style{
	"person":       {"ellipse", "#FCE7C8", "#B8740A", 214},
	"country":      {"box", "#CFE6F5", "#0072B2", 74},
	"place":        {"box", "#D5EFE6", "#00805E", 36},
	"organization": {"box", "#F6DCEB", "#A84A80", 175},
	"group":        {"octagon", "#F3F0D0", "#7A7300", 227},
	"agreement":    {"note", "#EDEDED", "#555555", 250},
	"event":        {"hexagon", "#F9DACB", "#B54A00", 166},
}

// styleOf returns the style of a type; types of a user's own rules share one.
func styleOf(typ string) style {
	if s, ok := styles[typ]; ok {
		return s
	}
	return style{"box", "#F4F4F4", "#555555", 254}
}

// A manner is how a picture draws a relation that is not plainly asserted.
type manner struct{ name, style, colour, arrow string }

var manners = []manner{
	{"negated", "dashed", "#C0392B", "tee"},
	{"inferred", "dotted", "#AAAAAA", "empty"},
	{"conditional", "dotted", "#7B5EA7", "vee"},
	{"possible", "dashed", "#7B5EA7", "vee"},
	{"intended", "dashed", "#2E7D4F", "vee"},
	{"reported", "dotted", "#5F6B73", "vee"},
	{"asserted", "solid", "#5F6B73", "normal"},
}
