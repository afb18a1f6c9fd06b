"""Made-up content in five languages for the living page of components."""

from datetime import UTC, datetime

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.widgets import CheckboxInput, ListWidget

from app.core import forms
from app.core.languages import language
from app.core.seamap import Place, Tie
from app.core.words import Words

PORTS = (
    ("jp-16", 36.695, 137.211, 1, "Toyama 富山 도야마 富山 Тояма"),
    ("kr-42", 37.875, 127.734, 1, "Gangwon 江原 강원 江原 Канвон"),
    ("ru-pri", 43.106, 131.874, 1, "Primorye 沿海地方 연해주 滨海边疆区 Приморье"),
    ("cn-ln", 41.792, 123.433, 1, "Liaoning 遼寧 랴오닝 辽宁 Ляонин"),
    ("jp-15", 37.902, 139.024, 2, "Niigata 新潟 니가타 新潟 Ниигата"),
    ("ru-kha", 48.462, 135.097, 1, "Khabarovsk ハバロフスク 하바롭스크 哈巴罗夫斯克 Хабаровск"),
    ("cn-hl", 45.75, 126.65, 2, "Heilongjiang 黒竜江 헤이룽장 黑龙江 Хэйлунцзян"),
    ("jp-01", 43.064, 141.347, 1, "Hokkaido 北海道 홋카이도 北海道 Хоккайдо"),
    ("ru-irk", 52.296, 104.291, 2, "Irkutsk イルクーツク 이르쿠츠크 伊尔库茨克 Иркутск"),
    ("jp-31", 35.5, 134.233, 2, "Tottori 鳥取 돗토리 鸟取 Тоттори"),
    ("jp-32", 35.467, 133.05, 2, "Shimane 島根 시마네 岛根 Симанэ"),
    ("jp-17", 36.56, 136.65, 2, "Ishikawa 石川 이시카와 石川 Исикава"),
    ("jp-26", 35.02, 135.75, 2, "Kyoto 京都 교토 京都 Киото"),
    ("jp-02", 40.82, 140.73, 2, "Aomori 青森 아오모리 青森 Аомори"),
    ("jp-05", 39.72, 140.12, 2, "Akita 秋田 아키타 秋田 Акита"),
    ("ru-sak", 46.954, 142.736, 2, "Sakhalin サハリン 사할린 萨哈林 Сахалин"),
    ("kr-47", 36.566, 128.723, 2, "Gyeongbuk 慶北 경북 庆北 Кёнбук"),
    ("kr-26", 35.102, 129.03, 2, "Busan 釜山 부산 釜山 Пусан"),
    ("cn-jl", 43.88, 125.323, 2, "Jilin 吉林 지린 吉林 Цзилинь"),
    ("cn-ln-dalian", 38.914, 121.602, 2, "Dalian 大連 다롄 大连 Далянь"),
    ("jp-40", 33.607, 130.418, 2, "Fukuoka 福岡 후쿠오카 福冈 Фукуока"),
    ("cn-sd", 36.668, 116.997, 3, "Shandong 山東 산둥 山东 Шаньдун"),
)
TIES = (
    ("jp-16", "ru-pri"),
    ("jp-16", "cn-ln"),
    ("jp-16", "kr-42"),
    ("jp-15", "ru-kha"),
    ("jp-15", "cn-hl"),
    ("jp-15", "ru-irk"),
    ("jp-01", "cn-hl"),
    ("jp-01", "ru-sak"),
    ("jp-26", "cn-ln-dalian"),
)
PEOPLE = (
    ("直江 さくら", "NAOE Sakura", "なおえ さくら", "ja"),
    ("김민준", "KIM Minjun", None, "ko"),
    ("赵直", "ZHAO Zhi", None, "zh"),
    (
        "Фёдорова-Преображенская Александра",
        "FEDOROVA-PREOBRAZHENSKAIA Aleksandra",
        None,
        "ru",
    ),
    ("Sukarno", None, None, "en"),
)
SAYINGS = {
    "en": {
        "programme": "Inter-high-school games of the sea's regions",
        "answer": "Gangwon hosts next, in 2027",
        "lead": "Accepted on 3 March 2026. It follows Primorye in the cycle of four.",
        "step": "Open the edition",
        "long": "Acknowledgement of responsibilities of the accommodating administration",
    },
    "ja": {
        "programme": "環日本海インターハイ親善交流大会",
        "answer": "次の開催地は江原道(2027年)",
        "lead": "2026年3月3日に受諾。四地域の固定順で、沿海地方の次にあたります。",
        "step": "大会を開設する",
        "long": "受け入れ自治体の責任範囲に関する確認書",
    },
    "ko": {
        "programme": "환동해 고교생 체육대회",
        "answer": "다음 개최지는 강원, 2027년",
        "lead": "2026년 3월 3일 수락. 네 지역이 정해진 차례로 돌아가며 연해주 다음입니다.",
        "step": "대회 열기",
        "long": "개최 지방자치단체의 책임 범위에 관한 확인서",
    },
    "zh": {
        "programme": "环海地区高中生友好运动会",
        "answer": "下一届由江原道主办(2027年)",
        "lead": "2026年3月3日接受。四个地区按固定顺序轮流,接在滨海边疆区之后。",
        "step": "开设本届",
        "long": "接待方行政机关责任范围确认书",
    },
    "ru": {
        "programme": "Молодёжные спортивные игры регионов моря",
        "answer": "Следующий хозяин — Канвон, 2027 год",
        "lead": "Согласие дано 3 марта 2026 г. В очереди четырёх он следует за Приморьем.",
        "step": "Открыть мероприятие",
        "long": "Подтверждение ответственности администрации муниципального образования",
    },
}
NOON = datetime(2027, 8, 3, 5, 0, tzinfo=UTC)


class Specimen(forms.Form):
    """One field of every sort."""

    name = forms.StringField("Family name", [forms.required()])
    remark = forms.TextAreaField("Remark", [wtforms.validators.Optional()])
    role = wtforms.SelectField("Role", choices=["Athlete", "Coach", "Head of delegation"])
    taking_part = wtforms.RadioField(
        "Does the region take part?", [forms.required()], choices=["Yes", "No", "Not decided yet"]
    )
    sports = wtforms.SelectMultipleField(
        "Sports",
        choices=["Volleyball", "Badminton", "Judo"],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    born = wtforms.DateField("Date of birth")
    closes = forms.LocalDateTimeField("Registration closes", [wtforms.validators.Optional()])
    since = forms.PartialDateField("Since")
    agreed = wtforms.BooleanField(
        "The person knows that the host sees this entry", [forms.required()]
    )
    title = forms.WordsField("Name of the programme", longest=60)


def right() -> Specimen:
    """Return the form as it is first shown."""
    return Specimen(formdata=None, prefix="right-", role="Coach", name="直江")


def wrong() -> Specimen:
    """Return the form as it comes back with an error on each field."""
    typed = MultiDict(
        {"wrong-born": "31/02/2010", "wrong-since": "about 1990", "wrong-title-ru": "Ы" * 61}
    )
    form = Specimen(formdata=typed, prefix="wrong-", meta={"csrf": False})
    form.validate()
    return form


def say() -> dict[str, str]:
    """Return the sample sentences in the page's language."""
    return SAYINGS[language()]


def places() -> list[Place]:
    """Return some regions around the sea, one of them the host."""
    return [
        Place(
            code=code,
            name=Words(zip(("en", "ja", "ko", "zh", "ru"), names.split(" "), strict=True)),
            latitude=latitude,
            longitude=longitude,
            rank=rank,
            href="#map",
            host=code == "kr-42",
        )
        for code, latitude, longitude, rank, names in PORTS
    ]


def ties() -> list[Tie]:
    """Return some ties between the regions."""
    return [Tie(a=a, b=b, title=f"{a} – {b}") for a, b in TIES]
