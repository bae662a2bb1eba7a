package nlp

// irregularVerbs lists verbs whose forms no rule makes: base, past, participle, and other forms.
const irregularVerbs = `arise arose arisen
awake awoke awoken
be am is are was were been being 's 're 'm
bear bore borne born
beat beaten
become became
befall befell befallen
beget begot begotten
begin began begun
behold beheld
bend bent
beset besetting
bid bade bidden bidding
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcasting
build built
burn burnt
buy bought
cast casting
catch caught
choose chose chosen
cling clung
come came
creep crept
cut cutting
deal dealt
die died dies dying
dig dug digging
do did done does doing
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled fleeing
fling flung
fly flew flown
forbid forbade forbidden forbidding
forecast forecasting
foresee foresaw foreseen
forget forgot forgotten forgetting
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got gotten getting
give gave given
go went gone goes
grind ground
grow grew grown
hang hung
have has had having 've
hear heard
hide hid hidden
hit hitting
hold held
hurt hurting
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
let letting
lie lay lain lying lied
light lit
lose lost
make made
mean meant
meet met
mislead misled
mistake mistook mistaken
misunderstand misunderstood
offset offsetting
outbid outbidding
outdo outdid outdone
outfight outfought
outgrow outgrew outgrown
overcome overcame
overdo overdid overdone
overhear overheard
override overrode overridden
overrun overran overrunning
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
partake partook partaken
pay paid
plead pled
prove proven
put putting
quit quitting
read reading
rebuild rebuilt
redo redid redone
remake remade
repay repaid
reset resetting
resell resold
retake retook retaken
rethink rethought
rewrite rewrote rewritten
rid ridding
ride rode ridden
ring rang rung
rise rose risen
run ran running
say said
see saw seen
seek sought
sell sold
send sent
set setting
sew sewn
shake shook shaken
shed shedding
shine shone
shoot shot
show shown
shrink shrank shrunk
shut shutting
sing sang sung
sink sank sunk
sit sat sitting
slay slew slain
sleep slept
slide slid
sling slung
slit slitting
sneak snuck
sow sown
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun spinning
spit spat
split splitting
spread spreading
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
stride strode stridden
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
thrust thrusting
tie tied tying
vie vied vying
cite cited citing
excite excited exciting
ignite ignited igniting
incite incited inciting
invite invited inviting
recite recited reciting
reunite reunited reuniting
unite united uniting
tread trod trodden
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
unfreeze unfroze unfrozen
uphold upheld
upset upsetting
wake woke woken
wear wore worn
weave wove woven
wed wedding wedded
weep wept
win won winning
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
will wo 'll
can ca
not n't`

// irregularNouns lists singulars and plurals that no rule makes.
const irregularNouns = `man men
woman women
child children
person people persons
foot feet
tooth teeth
goose geese
mouse mice
ox oxen
wife wives
life lives
knife knives
leaf leaves
half halves
loaf loaves
thief thieves
wolf wolves
shelf shelves
self selves
calf calves
crisis crises
analysis analyses
basis bases
thesis theses
hypothesis hypotheses
axis axes
oasis oases
criterion criteria
phenomenon phenomena
bacterium bacteria
medium media
curriculum curricula
memorandum memoranda
referendum referenda
alumnus alumni
nucleus nuclei
stimulus stimuli
fungus fungi
index indices
appendix appendices
spokesman spokesmen
spokeswoman spokeswomen
businessman businessmen
policeman policemen
gunman gunmen
congressman congressmen
chairman chairmen
fisherman fishermen
countryman countrymen
attorney-general attorneys-general
headquarters
series
species
news
means
politics
`
