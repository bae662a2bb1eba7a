// Package measure tells authors of rules, in numbers, how their rules do on text.
//
// [Evaluate] compares what rules find with annotated text and names those whose
// declared confidence the text belies. [extractor.Profile] counts how often each rule is tried
// and reads something, and its time. [Cover] names the rules that read nothing in a
// text and what stands in it unread. [Compare] tells what two rule sets find
// differently. All return plain data.
package measure
