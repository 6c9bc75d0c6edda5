// calm-words.mjs
// 1,024 short words for passphrases: the gentle ones of the English list of BIP 39 (MIT licence, bip39.LICENSE).
export default `
ability able about absorb absurd account achieve acquire across act actor actress adapt add adjust admit adult advice
aerobic afford afraid age agent agree aim air aisle album all alley allow alone alpha also alter amateur amazing among
amused analyst ancient angle ankle annual another antenna antique apart apology apple approve april arctic area argue
arm around arrange arrive art artist ask aspect assist assume asthma atom attend auction audit author auto autumn
avocado avoid aware away axis bacon badge balance balcony bamboo banana bar barely bargain base basic beach bean
because become beef begin behave believe below bench benefit best between beyond bid bike biology bird black blanket
bless blouse blue blush board boat boil bonus boost border borrow bottom bounce bracket brain brass brave breeze brick
bridge bright bring bronze broom brush bubble buddy buffalo build bulk bundle burger bus busy buyer buzz cabin cable
cage cake call camera camp canal candy canvas canyon capable captain car card cargo carry cart case castle casual
catalog catch cause caution ceiling cement census cereal certain chalk change chapter chase chat check cheese cherry
chimney choice chuckle chunk circle citizen civil claim clap claw clay clerk clever client cliff climb clip clock
close cloth club clump cluster coach coast code coffee coin color column come comfort common company conduct confirm
connect cook cool copy coral corn correct cost couch country course cover cradle craft cram crater crazy credit creek
cricket crisp critic cross crouch crucial cruise crunch crystal cube cup curious curtain curve custom cute cycle
daring dash day deal decade decide define delay deliver dentist depart deposit depth deputy desert design detail
detect device devote diagram diamond diary diesel diet digital dignity dilemma direct dish divide doctor doll dolphin
domain donkey donor dose double draft dragon draw dress drift drive drop dry duck dune dust dutch dwarf dynamic eagle
early earn easily east echo ecology edge edit educate egg eight elbow elder element elite else embrace emerge employ
empower enable enact end endorse energy engage engine enjoy enlist enough enroll ensure entire entry equal equip era
erupt escape essence estate ethics evoke evolve example excess exhibit exist exotic expand expect expose express extra
eye fabric face faculty faith fall famous fancy farm fashion feature feel fence fiber fiction figure file film final
find finger finish first fish fitness flag flame flavor flight float flock floor fluid flush focus foil follow food
foot forget fork forum forward found fox frame friend fringe front frost fun funny furnace gadget gain gallery game
garbage garden garlic gather gauge genius genre genuine gesture giant giggle ginger give glad glare glass glide globe
glory glow glue goddess gold good gospel gossip grab grace grant grape grass great green grocery group guess guide
guitar habit hair hamster hand harbor harvest hat health heavy hello helmet hen hero hidden hill history hockey
holiday honey hood hope horse host hour hover huge humble humor hunt hybrid icon idea imitate immense immune impose
improve inch include index indoor inform inherit initial input inquiry inside inspire install invest invite iron
island issue item ivory jaguar jar jeans jelly join joke journey juice jump junior keen ketchup key kind kiss kitchen
kitten kiwi know lab label lake lamp large latin laundry lawn layer leaf learn legend leisure lend length lesson level
liberty license life light like link liquid list live lizard lobster local logic loop lottery love loyal luggage
lumber lunch lyrics magic maid mail major make mammal mandate mango manual maple march margin marine master math
matter maximum meadow measure medal melt memory menu merit mesh message method milk million mind minimum minute
miracle mirror mixed mixture modify moment monkey month moon more morning motor mouse movie much muffin museum music
myself mystery name napkin narrow nature near neither nephew net network neutral news nice noble nominee normal north
notable nothing notice number nurse obey object oblige obtain obvious ocean october office often okay olive olympic
onion open opinion oppose option orbit orchard orient ostrich output outside oval over own ozone pact page pair palace
panda panel parade parent parrot party pass path patrol pave payment peanut pear peasant pen pencil pepper perfect
person pet phone phrase piano picture piece pink pioneer pipe pizza place plastic plate please pledge plug poet point
pole pond pool popular portion potato pottery power praise prefer prepare present prevent price primary print prize
process produce program project proof prosper proud provide public pull pulp puppy purity purse put puzzle quality
quantum quick quiz rabbit raccoon radar rail rain rally ramp random range rapid rather razor real reason recall
receive recipe recycle reduce reform refuse regular relax release remain remind renew rent repair repeat replace
require rescue retreat return reveal review reward rib ribbon rich ride right rigid ripple river road robot robust
romance roof rookie rose rotate route royal rug runway saddle sail salad salon salute sand satisfy sauce scatter scene
science scout sea search season secret section segment select senior sense series session settle seven shallow sheriff
shield shift ship short shuffle silent silly silver similar since siren size skate ski sleep slender small smart
smooth snack soap soccer social soda soft soldier solid someone song soon sound soup south space spatial speak special
spell spend spice spirit spoon sport spray spring square stable stadium stage stairs stamp start state stem step still
stone stool stove student subject subway sudden sugar suggest sun sunny super supply surface survey sustain swap swarm
swift swim symbol syrup system talent talk taxi teach tenant tennis theme thrive thunder tiger timber tiny tissue
title today toddler tomato tone topic topple torch tourist toward town toy travel treat tree true truly trust truth
tube tuition tuna turkey turn twelve twenty twin twist two uncover unfold unique unknown unusual unveil upgrade upon
urge use used utility vacant valid vapor various vault vehicle vendor venture venue verify version veteran viable
victory video view vintage virtual visual vital vocal voice volume wage wagon walk wall warm warrior wash wave way
wedding weekend west wet whale width will window wine winner winter wisdom witness wonder wool word world wrap write
year yellow young youth zero zone`.trim().split(/\s+/)
