package nlp

import (
	"strings"
	"testing"
)

// Each line: a tag, then form:base pairs.
const lemmas = `VBD accused:accuse acquired:acquire agreed:agree said:say met:meet withdrew:withdraw led:lead was:be were:be had:have did:do
VBD urged:urge planned:plan stopped:stop referred:refer occurred:occur admitted:admit travelled:travel traveled:travel controlled:control
VBD tried:try denied:deny played:play died:die tied:tie used:use caused:cause raised:raise closed:close passed:pass pressed:press
VBD created:create stated:state visited:visit limited:limit invited:invite united:unite quoted:quote voted:vote attacked:attack
VBD bombed:bomb killed:kill called:call filled:fill added:add ended:end needed:need handled:handle settled:settle struggled:struggle
VBD served:serve moved:move believed:believe argued:argue continued:continue issued:issue forced:force announced:announce denounced:denounce
VBD changed:change charged:charge pledged:pledge managed:manage damaged:damage challenged:challenge merged:merge
VBD barred:bar erred:err staffed:staff boycotted:boycott grabbed:grab
VBD married:marry buried:bury studied:study employed:employ enjoyed:enjoy banned:ban robbed:rob begged:beg
VBD sanctioned:sanction threatened:threaten happened:happen opened:open offered:offer entered:enter ordered:order remembered:remember
VBD required:require fired:fire retired:retire shared:share prepared:prepare declared:declare wounded:wound
VBN taken:take given:give driven:drive written:write chosen:choose known:know shown:show beaten:beat sent:send built:build bought:buy
VBD sided:side rated:rate named:name piled:pile timed:time
VBN founded:found based:base located:locate born:bear elected:elect appointed:appoint overthrown:overthrow forbidden:forbid
VBG meeting:meet making:make running:run lying:lie dying:die seeing:see being:be having:have beginning:begin taking:take
VBG naming:name hoping:hope using:use voting:vote citing:cite adding:add seeing:see sawing:saw fixing:fix
VBG beating:beat cheating:cheat coating:coat creating:create permeating:permeate
VBG hosting:host negotiating:negotiate visiting:visit including:include proposing:propose planning:plan bombing:bomb exchanging:exchange
VBZ says:say goes:go does:do has:have is:be tries:try passes:pass watches:watch fixes:fix accuses:accuse arises:arise borders:border
VBP are:be am:be have:have 're:be 've:have
MD wo:will ca:can 'll:will could:could may:may
NNS countries:country ministers:minister men:man women:woman children:child people:person crises:crisis analyses:analysis buses:bus
NNS wives:wife lives:life parties:party allies:ally attacks:attack talks:talk taxes:tax churches:church matches:match heroes:hero
NNS spokesmen:spokesman data:data series:series headquarters:headquarters media:medium losses:loss watches:watch gases:gas
NN news:news politics:politics minister:minister bus:bus crisis:crisis
JJR bigger:big larger:large older:old happier:happy
JJS biggest:big largest:large oldest:old happiest:happy
NNP Netherlands:netherlands Philippines:philippines
RB n't:not`

func TestLemma(t *testing.T) {
	v := NewVocab()
	for _, w := range strings.Fields("sanction denounce overthrow negotiate happy big large old bus gas hero sid side rat rate") {
		v.Add(w)
	}
	for line := range strings.SplitSeq(lemmas, "\n") {
		name, pairs, _ := strings.Cut(line, " ")
		tag, ok := ParseTag(name)
		if !ok {
			t.Fatalf("no tag %q", name)
		}
		for pair := range strings.FieldsSeq(pairs) {
			form, want, _ := strings.Cut(pair, ":")
			if got := v.Lemma(form, tag); got != want {
				t.Errorf("Lemma(%q, %s) = %q, want %q", form, name, got, want)
			}
		}
	}
}

func TestVocab(t *testing.T) {
	v := NewVocab()
	id := v.Add("Araghchi")
	for _, form := range []string{"araghchi", "ARAGHCHI", "Araghchi"} {
		if got := v.ID(form); got != id {
			t.Errorf("ID(%q) = %d, want %d", form, got, id)
		}
	}
	if v.Word(id) != "araghchi" {
		t.Errorf("Word(%d) = %q", id, v.Word(id))
	}
	if got := v.ID("Ünïted"); got != 0 {
		t.Errorf("unknown word has the number %d", got)
	}
	u := v.Add("Müller")
	if got := v.ID("MÜLLER"); got != u {
		t.Errorf("ID(MÜLLER) = %d, want %d", got, u)
	}
	for i := range 100000 { // grow
		v.Add("word" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576)))
	}
	if got := v.ID("araghchi"); got != id {
		t.Errorf("after growing: ID = %d, want %d", got, id)
	}
}
