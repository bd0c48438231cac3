"""Acts of speech: what a reporting verb says that somebody does with words.

The words are folded (`index.text.fold`), as news and chats in Arabic and English have them.
"""

from enum import StrEnum
from functools import cache

from index.text.analyzer import folded_words

_CONJUNCTIONS = "وف"
_SHORTEST = 2


class Act(StrEnum):
    """What is done by speaking; `STATE` is said of every statement."""

    STATE = "state"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    DEMAND = "demand"
    CONDEMN = "condemn"
    ADMIT = "admit"


_VERBS = {
    Act.STATE: """
        قال قالت قالوا قالو يقول تقول يقولون بيقول بتقول قايل قاله قالها قولت قلت صرح صرحت
        صرحوا يصرح اعلن اعلنت اعلنوا يعلن تعلن اكد اكدت اكدوا يوكد توكد ذكر ذكرت ذكروا يذكر
        اوضح اوضحت يوضح اضاف اضافت اشار اشارت افاد افادت كشف كشفت اخبر اخبرت ابلغ ابلغت حكي
        حكت بيحكي كتب كتبت غرد غردت علق علقت رد ردت بيرد وصف وصفت اعتبر اعتبرت توقع توقعت رجح
        رجحت زعم زعمت ادعي ادعت شدد شددت لفت لفتت نوه نوهت برر بررت فسر فسرت تحدث تحدثت هتف
        هتفت رحب رحبت اشاد اشادت صرخ صرخت همس سخر سخرت شبه شبهت قارن قارنت
        say says said tell tells told announce announces announced claim claimed state stated
        confirm confirms confirmed declare declares declared report reported write writes
        wrote tweet tweets tweeted describe describes described call called argue argues
        argued insist insists insisted explain explains explained comment commented predict
        predicts predicted suggest suggests suggested respond responded react reacted reveal
        reveals revealed think thinks
        """,
    Act.DENY: """
        نفي نفت نفوا نفيا ينفي تنفي ينفون نافيا نافيه بينفي انكر انكرت انكروا ينكر تنكر منكرا
        كذب كذبت يكذب تكذب مكذبا مكذبه دحض دحضت فند فندت نفيه نفيها النفي
        deny denies denied denying refute refutes refuted rebut rebutted
        """,
    Act.ACCUSE: """
        اتهم اتهمت اتهموا يتهم تتهم متهما متهمه اتهام اتهامات محملا محمله
        accuse accuses accused accusing blame blames blamed blaming
        """,
    Act.WARN: """
        حذر حذرت حذروا يحذر تحذر محذرا محذره تحذير نبه نبهت
        warn warns warned warning
        """,
    Act.THREATEN: """
        هدد هددت هددوا يهدد تهدد مهددا مهدده توعد توعدت متوعدا
        threaten threatens threatened threatening vow vows vowed
        """,
    Act.PROMISE: """
        وعد وعدت وعدوا تعهد تعهدت تعهدوا يتعهد متعهدا متعهده التزم التزمت
        promise promises promised pledge pledges pledged vow vowed
        """,
    Act.DEMAND: """
        طالب طالبت طالبوا يطالب تطالب مطالبا مطالبه دعا دعت دعوا يدعو تدعو داعيا داعيه حث حثت
        ناشد ناشدت طلب طلبت
        demand demanded urge urges urged call called appealed
        """,
    Act.CONDEMN: """
        ادان ادانت دان دانت يدين تدين مدينا ندد نددت مندا منددا استنكر استنكرت مستنكرا شجب
        شجبت انتقد انتقدت منتقدا هاجم هاجمت
        condemn condemns condemned denounce denounced criticise criticised criticize
        criticized
        """,
    Act.ADMIT: """
        اعترف اعترفت معترفا اقر اقرت مقرا مقره
        admit admits admitted acknowledge acknowledged confess confessed concede conceded
        """,
}


@cache
def _by_word() -> dict[str, frozenset[Act]]:
    found: dict[str, frozenset[Act]] = {}
    for act, verbs in _VERBS.items():
        for verb in verbs.split():
            found[verb] = found.get(verb, frozenset()) | {act}
    return found


def acts_of(word: str) -> frozenset[Act]:
    """Return what a folded verb says is done; nothing for any other word."""
    acts = _by_word().get(word)
    if acts is None and word[:1] in _CONJUNCTIONS and len(word) > _SHORTEST:
        acts = _by_word().get(word[1:])
    return acts or frozenset()


def performs(cue: str, wanted: frozenset[Act]) -> bool:
    """Tell whether a statement's cue is one of the acts that are wanted.

    Every statement something, whatever its verb.
    """
    return Act.STATE in wanted or any(wanted & acts_of(word) for word in folded_words(cue))
