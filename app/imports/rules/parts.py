"""Questions of several parts as several columns: a diet, a name in its scripts, whom to call."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from app.core.folding import folded
from app.core.languages import _
from app.imports.errors import CellRefused
from app.questions.rules.reading.care import ALLERGEN, ALLERGENS, NEEDS, NOTHING, SEVERITIES
from app.questions.rules.reading.contact import EMERGENCY

NAMES = tuple(
    f"{script}_{half}" for script in ("native", "latin", "kana") for half in ("family", "given")
)
PARTS: Mapping[str, tuple[str, ...]] = {
    "diet": ("needs", *(f"{ALLERGEN}{one}" for one in ALLERGENS), "other"),
    "name": (*NAMES, "name_order"),
    "emergency-contact": tuple(EMERGENCY),
}
# What a column means that bears the question's own words, without a part.
ALONE = {"diet": "other", "emergency-contact": "phone"}
NOT = "not"
# By what is chosen from, the codes by their folded words.
Vocabulary = Mapping[str, Mapping[str, str]]
_BETWEEN = (re.compile(r"[;；|]"), re.compile(r"[,;、，；・|]"))


def chosen_from(part: str) -> str:
    """Return the name of the words that a part chooses from, "" where it is written freely."""
    if part.startswith(ALLERGEN):
        return "severity"
    return part if part in {"needs", "language", "name_order"} else ""


def said(part: str, value: str, vocabulary: Vocabulary) -> Any:
    """Return what a cell says of a part, as the answer's reader takes it; raises CellRefused."""
    known = vocabulary.get(chosen_from(part), {})
    if part == "needs":
        return _several(value, known)
    if known:
        return _one(value, known)
    if part == "other" and vocabulary.get("severity", {}).get(folded(value)) == NOT:
        return ""
    return value if part.startswith("native") else unicodedata.normalize("NFKC", value)


def vague(part: str, value: str) -> bool:
    """Tell whether a cell says no more than that there is an allergy."""
    return part.startswith(ALLERGEN) and folded(value) in _VAGUE


def _several(value: str, known: Mapping[str, str]) -> list[str]:
    """Return the codes of words with semicolons or commas between; a word may hold a comma."""
    for between in _BETWEEN:
        words = [one.strip() for one in between.split(value) if one.strip()]
        if all(folded(one) in known for one in words):
            break
    return [_one(one, known) for one in words]


def _one(value: str, known: Mapping[str, str]) -> str:
    """Return the code of a word; raises CellRefused."""
    code = known.get(folded(value))
    if code is None:
        raise CellRefused(_("“%(option)s” is none of the options.", option=value))
    return code


def put_together(kind: str, before: Any, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the whole answer: what the cells say, and what stood where they say nothing."""
    stood = before if isinstance(before, Mapping) else {}
    if kind == "diet":
        return _diet(stood, told)
    whole: dict[str, Any] = {one: stood.get(one, "") for one in PARTS[kind]}
    whole.update(told)
    if kind == "name" and "name_order" not in told and whole != stood:
        whole["name_order"] = ""
    return whole


def _diet(stood: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a diet; who says that nothing is special says so of everything that stood."""
    nothing = NOTHING in told.get("needs", ())
    kept: Mapping[str, Any] = {} if nothing else stood
    allergens = {**(kept.get("allergens") or {})}
    for one in ALLERGENS:
        severity = told.get(f"{ALLERGEN}{one}", allergens.get(one))
        allergens.pop(one, None)
        if severity and severity != NOT:
            allergens[one] = severity
    needs = [one for one in told.get("needs", kept.get("needs") or []) if one != NOTHING]
    other = told.get("other", kept.get("other") or "")
    none = nothing or (bool(stood) and not (needs or allergens or other))
    said_so = {NOTHING: "yes"} if none else {}
    return {"needs": needs, "allergens": allergens, "other": other, **said_so}


def piece(part: str, value: Any) -> Any:
    """Return what a stored answer says of a part, to be compared."""
    if not isinstance(value, Mapping):
        return None
    if part.startswith(ALLERGEN):
        return (value.get("allergens") or {}).get(part.removeprefix(ALLERGEN)) or ""
    if part == "needs":
        return value.get("needs") or [], not any(value.values())
    return value.get(part) or ""


def _listed(words: Mapping[str, str]) -> dict[str, str]:
    """Return codes by each of their folded words."""
    found = {folded(one): code for code, some in words.items() for one in some.split(";")}
    found.pop("", None)
    return found


_NO = """no; none; not; n; 0; nothing; なし; 無し; 無; 特になし; いいえ; 없음; 해당 없음; 아니요;
    무; 无; 没有; 否; 不; нет; ничего; не требуется; n/a"""
_YES = "yes; y; true; 1; ○; 〇; ◯; ✓; はい; 有; あり; 有り; 예; 있음; 유; 有; 是; да; есть"
# The usual words of files beside those of our own pages, which come in five languages.
USUAL: Vocabulary = {
    "needs": {folded(one): one for one in NEEDS}
    | _listed({NOTHING: _NO})
    | _listed(
        {
            "halal": "halal food; ハラル; ハラール; 할랄; 清真; халяль",
            "vegetarian": "veggie; ベジタリアン; 菜食; 채식; 素食; вегетарианец; вегетарианка",
            "vegan": "ヴィーガン; ビーガン; 비건; 纯素; веган; веганка",
        }
    ),
    # Who says no more than yes is taken for the gravest: a trace is dangerous.
    "severity": {folded(one): one for one in SEVERITIES} | _listed({NOT: _NO, SEVERITIES[0]: _YES}),
    "language": _listed(
        {
            "en": "en; english; 英語; 영어; 英语; английский",
            "ja": "ja; jp; japanese; 日本語; 일본어; 日语; 日文; японский",
            "ko": "ko; kr; korean; 韓国語; 朝鮮語; 한국어; 韩语; 朝鲜语; корейский",
            "zh": "zh; cn; chinese; 中国語; 중국어; 中文; 汉语; 华语; китайский",
            "ru": "ru; russian; ロシア語; 러시아어; 俄语; русский",
            "mn": "mn; mongolian; モンゴル語; 몽골어; 蒙古语; монгольский; монгол",
            "vi": "vi; vietnamese; ベトナム語; 베트남어; 越南语; вьетнамский",
            "es": "es; spanish; スペイン語; 스페인어; 西班牙语; испанский",
        }
    ),
    "name_order": {folded(one): one for one in ("family-first", "given-first")},
}
_VAGUE = frozenset(_listed({"": _YES}))
# How files head the parts, after the question's own words.
HEADINGS = {
    "needs": "diet; needs; 食事; 食事制限; 宗教食; 식이; 식사; 饮食; 饮食禁忌; питание; диета",
    "other": "other; remarks; その他; 備考; 기타; 비고; 其他; 备注; другое; прочее; примечание",
    "name": "name; full name; 氏名; 名前; お名前; 성명; 이름; 姓名; имя; фио; ф.и.о.",
    "relation": """relation; relationship; 続柄; 関係; 본인과의 관계; 관계; 关系; 与本人关系;
        кем приходится; родство; степень родства; отношение""",
    "phone": """phone; telephone; tel; tel.; phone number; telephone number; mobile; number;
        電話; 電話番号; 携帯電話; 携帯; 番号; 전화; 전화번호; 연락처; 휴대전화;
        电话; 电话号码; 手机; 手机号; телефон; номер телефона; тел.; номер""",
    "language": "language; 言語; 언어; 语言; язык",
}
