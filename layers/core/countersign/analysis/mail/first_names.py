"""First names that are common where our languages are spoken, and beside them.

Evidence, never a condition: whoever is not among them has a name as well. It tells which of two
words comes first (`Moore Alice`), and a couple from a firm (`Anna & Tom`, `Marks & Spencer`).
"""

from countersign.analysis.mail.phrases import word_set

FIRST_NAMES = word_set(
    "aaron abigail adam adrian adriana agata agnes agnieszka ahmed aida aisha alan albert alberto"
    " aleksandra alejandra alejandro alessandra alessandro alessia alex alexander alexandra"
    " alexandre alexia alexis alfred alfredo ali alice alicia alina aline alison allison alma"
    " amanda amelia amelie amélie amin amina amir amy ana anaïs anders andrea andreas andrei andrew"
    " andré andrés andrzej andy angela angelika angelo anika anita anja anke ann anna annabel anne"
    " anneke annette annie annika anouk anton antonella antonia antonio antoine antje anya april"
    " aria ariane arjun arne arnaud arnold arthur arturo ashley astrid audrey aurélie aurora ava"
    " axel ayşe barbara bart bas bastian beata beate beatrice beatriz ben benedikt benjamin benoît"
    " bernadette bernard bernd bernhard bert beth betty bettina bianca bill birgit bjorn björn"
    " bob boris brad bram brandon brenda brian bridget brigitte britta bruce bruno camila camille"
    " carina carl carla carlo carlos carmen carol carole carolina caroline carsten catarina"
    " caterina catherine cathy cecilia cedric cédric céline celine charles charlie charlotte"
    " chiara chloe chloé chris christa christel christian christiane christina christine christoph"
    " christophe christopher cindy claire clara clare claude claudia claudio clément clemens colin"
    " connor conrad constance cora corinna corinne cornelia craig cristina cristian cynthia daan"
    " daisy damian damien dan dana daniel daniela daniele danielle danny daphne daria dario dave"
    " david davide dawid dean debbie deborah delphine denis denise dennis derek diana diane diego"
    " dieter dietmar dimitri dirk dominic dominik dominique donald donna dora doris dorothea"
    " doug duncan dylan eddie edgar edith eduardo edward eileen elaine elena eleanor elisa"
    " elisabeth elise elizabeth elke ella ellen elodie élodie eloise elsa els emil emilia emilie"
    " emily emma emmanuel enrico enrique eric erica erich erik erika erin ernst esther etienne"
    " étienne eugene eva evan eve eveline evelyn ewa fabian fabien fabio fabrice fatima federica"
    " federico felicia felix ferdinand fernanda fernando filip filippo finn fiona flora florence"
    " florian frances francesca francesco francis francisco franck franco frank franz françois"
    " françoise fred frederic frédéric frederik freya friedrich frieda fritz gabriel gabriela"
    " gabriele gabriella gareth gary gavin geert gemma geoff george georg georgia gerald gerard"
    " gerd gerhard gert gerda gianluca gianni gilles gina giorgia giorgio giovanna giovanni gisela"
    " giulia giulio giuseppe gordon grace graham greg gregor gregory greta grzegorz guido guillaume"
    " guillermo gunnar günter günther gustav hanna hannah hannes hans harald harold harriet harry"
    " hartmut hassan heather hector heidi heike heiko heinrich heinz helen helena helene helga"
    " hélène helmut hendrik henk henri henrik henry herbert hermann holger holly horst howard hugo"
    " ian ibrahim ida ignacio igor ilona ilse imke ines inés inga inge ingrid irene irina iris isa"
    " isaac isabel isabella isabelle ivan ivo jaap jack jackie jacob jacqueline jacques jaime jake"
    " jakob jakub james jamie jan jana jane janet janina janine janne jason jasmin jasmine jasper"
    " javier jay jean jeanette jeanne jeff jelle jenna jennifer jenny jens jeremy jérôme jeroen"
    " jesper jess jesse jessica jesus jesús jill jim jimmy joachim joan joana joanna joanne joe"
    " joel johan johann johanna johannes john johnny jolanda jon jonas jonathan joost jordan jordi"
    " jörg jorge joris josé josef josefine joseph josephine josh joshua joy joyce juan judith jules"
    " julia julian juliane julie julien juliette jürgen justin justine jutta kai karel karen karin"
    " karina karl karla karolina karsten kasper kate katarina katarzyna katharina katherine kathrin"
    " kathy katie katja katrin kay keith kelly ken kerstin kevin kiki kim kirsten kirstin kirsty"
    " klara klaus koen konrad konstantin krzysztof kristian kristin kristina kristof kurt kyle lara"
    " larissa lars laura laure lauren laurence laurent lea léa leah leila lena leo leon leonard"
    " leonardo leonie leticia lewis liam lidia lieke lily lina linda lisa lise liz lorena lorenzo"
    " lotte lou louis louisa louise luca lucas lucia lucía lucie lucy ludovic ludwig luigi luis"
    " luisa lukas luke luna lutz lydia lynn maaike mads magali magda magdalena maike maja malte"
    " manfred manon manuel manuela mara marc marcel marcela marcelo marcin marco marcos marcus"
    " mareike margaret margarita margit margot margrit maria mariana marianne marie marieke"
    " mariella marija marijke marina mario marion marisa marit marius mark marko markus marleen"
    " marlene marloes marta martha martijn martin martina martine mary massimo mathias mathieu"
    " mathilde matilda matt matteo matthew matthias matthieu maud maureen maurice mauricio mauro"
    " max maxime maximilian meera megan mehmet mei meike melanie mélanie melissa mercedes merle mia"
    " michael michaela michal michał michel michela michele michelle michiel miguel mike mikael"
    " mikkel mila milan milena mira miranda mireille miriam mirjam mirko mohamed mohammed moira"
    " molly mona monica monika monique moritz muhammad murat nadia nadine nancy naomi nasrin"
    " natalia natalie natasha nathalie nathan neil nele nelly nia niamh nicholas nick nicky nico"
    " nicola nicolas nicole niels nigel niko nikolas nikos nils nina noah noémie nora norbert norma"
    " nuria olaf ole olga oliver olivia olivier ollie omar oscar oskar otto owen pablo pamela paola"
    " paolo pascal pascale pat patrice patricia patrick patrizia paul paula pauline pavel pawel"
    " paweł pedro peer penny per peter petra phil philip philipp philippe pia piero pierre pieter"
    " pietro pilar piotr priya quentin rachel rafael rahul raimund rainer raj ralf ralph ramón"
    " raphael raquel raúl ray rebecca regina reinhard remco renate renata rené renée ricardo"
    " riccardo richard rick rita rob robert roberta roberto robin rodrigo roger roland rolf roman"
    " romain ron ronald rosa rosalie rose rosemary rosie ross roxana ruben rudi rudolf rupert ruth"
    " ryan sabina sabine sabrina sally salvatore sam samantha samir samuel sandra sanne sara sarah"
    " sascha saskia scott sean seán sebastian sebastián sébastien selina serge sergio severin"
    " shannon sharon sheila shirley siegfried sigrid silke silvia silvio simon simona simone siri"
    " sjoerd sofia sofie sonia sonja sophia sophie stacey stan stefan stefania stefano steffen"
    " steffi stella stephan stephanie stéphane stéphanie stephen steve steven stijn stuart sue"
    " sunil susan susana susanna susanne susie suzanne sven svenja sybille sylvain sylvia sylvie"
    " tamara tanja tania tanya tara tatiana ted teresa terry tess thea theo theodor theresa"
    " thérèse thibault thierry thijs thomas thorsten till tilo tim timo timothy tina tobias todd"
    " tom tomas tomasz tommaso tony torsten toby tracy tristan udo ulf ulla ulrich ulrike ulrik"
    " ursula ute uwe valentin valentina valeria valerie valérie vanessa vera verena veronica"
    " veronika véronique vicky victor victoria viktor vincent vincenzo viola violet virginie"
    " vivian viviane volker walter wanda wendy werner wesley wiebke will willem william wim"
    " wolfgang xavier yann yannick yara yasmin yolanda yusuf yves yvette yvonne zoe zoé zofia"
)

SHORT_FOR: dict[str, frozenset[str]] = {
    short: word_set(whole)
    for short, whole in {
        "bob": "robert",
        "rob": "robert roberta",
        "bill": "william",
        "will": "william",
        "liz": "elizabeth",
        "beth": "elizabeth",
        "lisa": "elisabeth",
        "peggy": "margaret",
        "meg": "margaret",
        "kate": "katherine catherine katharina",
        "katie": "katherine catherine",
        "cathy": "catherine",
        "dick": "richard",
        "rick": "richard ricardo",
        "jack": "john",
        "jim": "james",
        "ted": "edward theodore",
        "ned": "edward",
        "harry": "henry harold",
        "hank": "henry",
        "tony": "anthony antonio anton",
        "nina": "antonina",
        "betty": "elizabeth",
        "sandra": "alexandra alessandra",
        "sascha": "alexander alexandra",
        "xandra": "alexandra",
        "hans": "johannes johann",
        "hannes": "johannes",
        "klaus": "nikolaus",
        "uli": "ulrich ulrike",
        "gitte": "brigitte",
        "pepe": "josé jose",
        "paco": "francisco",
        "nacho": "ignacio",
        "lola": "dolores",
        "gigi": "luigi",
        "beppe": "giuseppe",
        "nando": "fernando ferdinando",
        "bert": "albert robert hubert",
        "wim": "willem",
        "kees": "cornelis",
        "jan": "johannes",
        "drew": "andrew",
        "chuck": "charles",
        "sue": "susan suzanne",
        "sally": "sarah",
        "molly": "mary",
        "polly": "mary",
    }.items()
}
"""Names that one goes by and that the whole name does not begin with."""
