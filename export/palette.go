package export

// A style is how a picture shows entities of one type. The colours are of Okabe
// and Ito's palette (2008), which people with colour blindness can tell apart, made light in
// pictures, or dark on dark ground; the shapes tell types apart without colours. In a terminal, which has black
// letters on them, they are the nearest of xterm's 256 colours to the palette's own.
type style struct {
	shape       string // Graphviz's name
	light, dark tint
	terminal    uint8
}

// A tint is the colours of a box.
type tint struct{ fill, line string }

var styles = map[string]style{
	"person":       {"ellipse", tint{"#FCE7C8", "#B8740A"}, tint{"#4A3512", "#E69F00"}, 214},
	"country":      {"box", tint{"#CFE6F5", "#0072B2"}, tint{"#123A55", "#56B4E9"}, 74},
	"place":        {"box", tint{"#D5EFE6", "#00805E"}, tint{"#0C4033", "#2FC79C"}, 36},
	"organization": {"box", tint{"#F6DCEB", "#A84A80"}, tint{"#4C2239", "#DE8FBA"}, 175},
	"group":        {"octagon", tint{"#F3F0D0", "#7A7300"}, tint{"#3B3914", "#D9CF45"}, 227},
	"agreement":    {"note", tint{"#EDEDED", "#555555"}, tint{"#33383F", "#AEB6BF"}, 250},
	"event":        {"hexagon", tint{"#F9DACB", "#B54A00"}, tint{"#522509", "#F08A4B"}, 166},
}

// styleOf returns the style of a type; types of a user's own rules share one.
func styleOf(typ string) style {
	if s, ok := styles[typ]; ok {
		return s
	}
	return style{"box", tint{"#F4F4F4", "#555555"}, tint{"#2A2E33", "#AEB6BF"}, 254}
}

// A manner is how a picture draws a relation that is not plainly asserted.
type manner struct{ name, style, light, dark, arrow string }

var manners = []manner{
	{"negated", "dashed", "#C0392B", "#FF7B6B", "tee"},
	{"inferred", "dotted", "#AAAAAA", "#7D8590", "empty"},
	{"conditional", "dotted", "#7B5EA7", "#B79CE8", "vee"},
	{"possible", "dashed", "#7B5EA7", "#B79CE8", "vee"},
	{"intended", "dashed", "#2E7D4F", "#5FCB8D", "vee"},
	{"reported", "dotted", "#5F6B73", "#9AA7B0", "vee"},
	{"asserted", "solid", "#5F6B73", "#9AA7B0", "normal"},
}

// A backdrop is the colours of a picture that are no entity's and no relation's.
type backdrop struct{ paper, ink, faint, frame string }

var (
	lightBackdrop = backdrop{"#FFFFFF", "#1F2328", "#57606A", "#DDDDDD"}
	darkBackdrop  = backdrop{"#0D1117", "#E6EDF3", "#A5AFB9", "#30363D"}
)
