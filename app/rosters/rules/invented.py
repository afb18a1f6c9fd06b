"""Names of people who do not exist, in five scripts, for measurements."""

from datetime import date, timedelta

from app.registration.rules import Entry

# Each entry: native, Latin, kana; then whether the family name comes first.
_JAPANESE = (
    "山田 Yamada ヤマダ|佐藤 Sato サトウ|髙橋 Takahashi タカハシ|渡邊 Watanabe ワタナベ",
    "直子 Naoko ナオコ|健太 Kenta ケンタ|美咲 Misaki ミサキ|大輔 Daisuke ダイスケ|翔 Sho ショウ",
    "family-first",
)
_KOREAN = (
    "김 Kim|이 Lee|박 Park|최 Choi|정 Jung|남궁 Namgung",
    "철수 Cheolsu|영희 Younghee|민준 Minjun|서연 Seoyeon|지후 Jihu|하은 Haeun|도윤 Doyun",
    "family-first",
)
_CHINESE = (
    "王 Wang|李 Li|张 Zhang|刘 Liu|陳 Chen|欧阳 Ouyang",
    "伟 Wei|芳 Fang|秀英 Xiuying|娜 Na|建國 Jianguo|静 Jing|磊 Lei",
    "family-first",
)
_RUSSIAN = (
    "Соловьёв Soloviev|Ковалёва Kovaleva|Иванов Ivanov|Щукина Shchukina|Ким Kim|Белых Belykh",
    "Фёдор Fedor|Анна Anna|Дмитрий Dmitrii|Юлия Iuliia|Пётр Petr|Екатерина Ekaterina|Игорь Igor",
    "given-first",
)
_LATIN = (
    "O'Brien O'Brien|Müller Mueller|Østergård Ostergard|Nguyen Nguyen|García-López Garcia-Lopez",
    "Zoë Zoe|José Jose|Anna Anna|Łukasz Lukasz|Mary Mary|Bat-Erdene Bat-Erdene|Åsa Asa",
    "given-first",
)
SCRIPTS = (_JAPANESE, _RUSSIAN, _KOREAN, _CHINESE, _LATIN)
FIRST_BIRTHDAY = date(1960, 1, 1)
DAYS = 17_000


def person(number: int, role: str) -> Entry:
    """Make up the person of a number; neighbours differ in script, name and age."""
    families, givens, order = SCRIPTS[number % len(SCRIPTS)]
    turn = number // len(SCRIPTS)
    family, given = _pick(families, turn), _pick(givens, turn // 3)
    return Entry(
        role=role,
        name_order=order,
        native_family=family[0],
        native_given=given[0],
        latin_family=family[1].upper(),
        latin_given=given[1],
        kana_family=family[2],
        kana_given=given[2],
        birth_date=FIRST_BIRTHDAY + timedelta(days=number * 7919 % DAYS),
        mail=f"person-{number}@example.org",
    )


def _pick(listed: str, turn: int) -> tuple[str, str, str]:
    """Return the native, Latin and kana spelling of one of the names listed."""
    names = listed.split("|")
    spellings = names[turn % len(names)].split(" ")
    return spellings[0], spellings[1], spellings[2] if len(spellings) > 2 else ""  # noqa: PLR2004
