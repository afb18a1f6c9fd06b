"""What is written in the tour: three projects that regions carried out before, and their words.

The projects are those of the subcommittee's own lists; people, money and days are invented.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Written:
    """A proposal as its region writes it; `texts` are title and summary by language."""

    account: str
    language: str
    code: str
    texts: dict[str, tuple[str, str]]
    goal: str
    work: str
    areas: tuple[str, ...]
    people: int
    place: str
    continues: bool = False
    # What for, who pays, how much, in which currency.
    budget: tuple[tuple[str, str, str, str], ...] = field(default=())


SHORES = Written(
    account="toyama",
    language="ja",
    code="jp-16",
    texts={
        "ja": (
            "日本海・黄海沿岸の海辺の漂着物調査",
            (
                "各地域の海岸で、同じ方法により漂着物を数え、結果をまとめて公表します。"
                "中高生が調査に参加し、海のつながりを学びます。"
            ),
        ),
        "ru": (
            "Исследование мусора на берегах Японского и Жёлтого морей",
            (
                "На берегах каждого региона мусор считают одним и тем же способом, результаты "
                "публикуют вместе. Школьники участвуют в подсчёте и узнают, как море связывает нас."
            ),
        ),
        "en": (
            "Survey of litter on the shores of the Sea of Japan and the Yellow Sea",
            (
                "Each region counts litter on its shores in the same way; the results are "
                "published together. Pupils take part, and learn how the sea connects us."
            ),
        ),
    },
    goal="どの海岸に、どこから、何が流れ着くのかを明らかにし、発生源での対策につなげます。",
    work="5月: 調査方法の研修（オンライン）\n9月: 各海岸での一斉調査\n12月: 結果の集計\n"
    "2月: 報告会",
    areas=("海岸・漂着ごみ", "環境教育"),
    people=120,
    place="富山県氷見市 島尾海岸ほか",
    continues=True,
    budget=(
        ("参加者の往復旅費", "sender", "", "JPY"),
        ("宿泊・食事", "host", "850000", "JPY"),
        ("調査用具と報告書の印刷", "proposer", "420000", "JPY"),
    ),
)
FORUM = Written(
    account="primorye",
    language="ru",
    code="ru-pri",
    texts={
        "ru": (
            "Международный экологический форум «Природа без границ»",
            (
                "Два дня докладов и поездка в заповедник: специалисты, преподаватели и студенты "
                "регионов рассказывают, как берегут леса, реки и берега общего моря."
            ),
        )
    },
    goal="Чтобы специалисты регионов знали друг друга и договорились об общих наблюдениях.",
    work="Апрель: приглашение докладчиков\nОктябрь: форум во Владивостоке\n"
    "Декабрь: сборник докладов",
    areas=("Природа и биологические виды", "Экологическое просвещение"),
    people=80,
    place="Владивосток, Дальневосточный федеральный университет",
    budget=(
        ("Дорога участников", "sender", "", "RUB"),
        ("Гостиница и питание", "host", "1900000", "RUB"),
    ),
)
LEADERS = Written(
    account="gangwon",
    language="ko",
    code="kr-42",
    texts={
        "ko": (
            "동북아시아 청소년 환경활동 리더 육성 사업",
            "고등학생과 대학생이 사흘 동안 현장에서 배우고, 돌아가서 할 활동 계획을 세웁니다.",
        )
    },
    goal="지역마다 환경 활동을 이끌 청소년을 키웁니다.",
    work="8월: 강릉에서 2박 3일 연수\n11월: 온라인 결과 발표회",
    areas=("환경교육", "청년"),
    people=40,
    place="강원특별자치도 강릉시",
    budget=(("숙박과 식사", "host", "24000000", "KRW"),),
)
ALL = (SHORES, FORUM, LEADERS)

MEMBERS = ("Toyama Prefecture", "Tottori Prefecture", "Primorsky Krai", "Liaoning Province")
MEMBERS += ("Gangwon Special Self-Governing Province (Gangwon State)",)
ORGANISATION = ("環日本海環境協力センター (NPEC)", "npec@example.org")
CO_WRITER = "NPEC 調査研究部"
CO_WRITTEN = "各海岸20人程度。小学生には引率が付きます。"
PLAN = "調査計画.pdf"
WHY_ASIDE = "2019年のフォーラムで講演し、謝礼を受けました。"
FOR_COMMITTEE = "これまでの開催で続いてきた事業です。"
FOR_PROPOSER = "報告をどの言語で公表するか、書き足してください。"
