"""Words that carry no subject: they are indexed and counted, but no question searches for them.

Written for this project, in folded spelling (`index.text.fold`). Question words stand apart:
they say what kind of answer is wanted, and `index.answer.question` reads them first.
"""

ARABIC = frozenset(
    """
    في من الي الى علي على عن مع حتي منذ مذ خلال حول بين بعد قبل عند لدي لدى دون ضد عبر نحو لاجل رغم
    فوق تحت امام خلف وراء داخل خارج ضمن حسب وفق وفقا بحسب بسبب نتيجه
    و ف ب ل ك او ام ثم بل لكن لكنه لكنها لكنهم لان لانه لانها لانهم كي لكي اذ اذا اذن لو لولا
    ان انه انها انهم انهما انك انني اني انا نحن انت انتم هو هي هم هما هن كان كانت كانوا يكون تكون
    يكونوا كونه ليس ليست ليسوا لست صار اصبح اصبحت ظل ظلت بات باتت مازال زال يزال تزال قد لقد سوف س
    لا لم لن ما هذا هذه ذلك تلك هولاء اوليك هذان هاتان ذاك هنا هناك هنالك
    الذي التي الذين اللذين اللتين اللواتي اللاتي ممن مما فيما كما بما لما عما فيها فيه فيهم به بها
    بهم له لها لهم لنا لي لك عليه عليها
    عليهم اليه اليها اليهم منه منها منهم عنه عنها عنهم معه معها معهم
    كل بعض اي ايه غير سوي ايضا كذلك فقط جدا عدا الا اما انما لاسيما سيما حيث بينما عندما حين حينما
    كلما طالما ريثما مثل مثلا نفس نفسه نفسها ذات يا ايها قال قالت احد احدي بعد
    وهو وهي وهم وان وانه وانها وقد ولا ولم ولن وما ومن وفي وعلي والي وكان وكانت ولكن فان فانه
    """.split()  # noqa: SIM905 - a paragraph of words is easier to read and to change than a list
)

ARABIC_QUESTION = frozenset(
    """
    من مين منو منهو ما ماذا شو شنو شنهو ايش اش وش ايه متي متى امتي امتى ايمتي ايمتى وقتاش وقتيش
    اين وين فين ايان هل كم كام قديش قداش اديش كمان كيف كيفاش ازاي شلون لماذا ليش ليه علاش لم بماذا
    عما عماذا بم فيم مما لمن بمن اي ايه ايها ايهم ايهما انهي انا انو ياتري هلا بكم باي لاي فاي
    مينو مينهم لمين عمين بمين معمين منمين شكون اشكون معامن منهي شنوا شنوه شنيه شني اشنو اشنوا اشنهو
    شن وشو وشهو ويش ويشو شكو لشو بشو عشو شبو لوين منين عوين بوين وينو وينه فاين فينو شوكت يمته يمتي
    ايمته امته فوقاش وقتاه وينتا شكد شكثر كديش قديه اديه شحال بشحال جم بيش بقديش بكديش علاه ليهش
    لشنو بكام كيفاه اشلون شلونه ازيك واش ياش باش
    """.split()  # noqa: SIM905 - likewise
)

ARABIC_DIALECT = frozenset(
    """
    يلي اللي الي هاد هادا هاي هيدا هيدي هادي دا ده دي دول كده كدا هيك عشان علشان مشان منشان لسا لسه
    بدي بدو بدها عم رح راح حتي مو مش ماكو اكو فيه هني هنن هما احنا نحنا انتو تبع تبعت بتاع بتاعت
    ديال هالحين هلق هلا دلوقتي الحين يعني طب طيب بس كمان برضو برضه زي متل مثل ع عا فال
    """.split()  # noqa: SIM905 - likewise
)

ENGLISH = frozenset(
    """
    a an the and or but nor so if then than that this these those there here it its it's he him his
    she her hers they them their theirs we us our ours you your yours i me my mine of in on at by to
    from for with without about into onto over under after before during between through against
    among as is are was were be been being am do does did done doing have has had having can could
    will would shall should may might must not no yes also just only very too more most such same
    own other some any each every both all out up down off again once s t re ll ve d m
    """.split()  # noqa: SIM905 - likewise
)

ENGLISH_QUESTION = frozenset(
    "who whom whose what which when where why how many much long often far old".split()  # noqa: SIM905 - likewise
)
