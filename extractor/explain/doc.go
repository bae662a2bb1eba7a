// Package explain tells authors of rules why a fact was read, why a name is what it
// is, and why a rule read nothing.
//
// [Why] gives an account of each fact and entity of a document, [WhyNot] of how near a
// rule came to a text that it does not read. Both return plain data; the command line
// prints it, and so may a workbench.
package explain
