"""Names for people who do not exist, right for their sex, in four scripts and Latin letters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """Family and given names; each written as native, Latin and, for Japan, kana."""

    families: str
    women: str
    men: str


JAPANESE = Names(
    """立山 Tateyama タテヤマ|髙橋 Takahashi タカハシ|黒部 Kurobe クロベ
    渡邊 Watanabe ワタナベ|佐伯 Saeki サエキ|志鷹 Shitaka シタカ|宇奈月 Unazuki ウナヅキ
    吉田 Yoshida ヨシダ|林 Hayashi ハヤシ|石﨑 Ishizaki イシザキ|神通 Jinzu ジンズウ
    能登 Noto ノト|中島 Nakajima ナカジマ""",
    """美咲 Misaki ミサキ|直子 Naoko ナオコ|結衣 Yui ユイ|陽菜 Hina ヒナ|さくら Sakura サクラ
    葵 Aoi アオイ|凛 Rin リン|千尋 Chihiro チヒロ|真由美 Mayumi マユミ|恵 Megumi メグミ
    彩花 Ayaka アヤカ|琴音 Kotone コトネ|遥 Haruka ハルカ|志織 Shiori シオリ""",
    """健太 Kenta ケンタ|大輔 Daisuke ダイスケ|翔 Sho ショウ|蓮 Ren レン|悠斗 Yuto ユウト
    直樹 Naoki ナオキ|拓海 Takumi タクミ|陸 Riku リク|誠 Makoto マコト|浩二 Koji コウジ
    颯太 Sota ソウタ|隼人 Hayato ハヤト|一郎 Ichiro イチロウ|圭介 Keisuke ケイスケ""",
)
# Women's family names end in "а"; the file writes the patronymic into the given name.
RUSSIAN = Names(
    """Морозов Morozov|Соловьёв Solovev|Ковалёв Kovalev|Арсеньев Arsenev|Щукин Shchukin
    Лазарев Lazarev|Уссурин Ussurin|Белов Belov|Зорин Zorin|Крылов Krylov
    Гаврилов Gavrilov|Романов Romanov|Жуков Zhukov""",
    """Анна Anna|Юлия Iuliia|Екатерина Ekaterina|Дарья Daria|Мария Mariia|Полина Polina
    Ольга Olga|Ксения Kseniia|Вера Vera|Алина Alina|Софья Sofia|Елена Elena
    Татьяна Tatiana|Нина Nina""",
    """Фёдор Fedor|Дмитрий Dmitrii|Пётр Petr|Игорь Igor|Кирилл Kirill|Артём Artem
    Максим Maksim|Сергей Sergei|Андрей Andrei|Илья Ilia|Роман Roman|Павел Pavel
    Никита Nikita|Олег Oleg""",
)
PATRONYMICS = (("Сергеевна", "Сергеевич"), ("Ивановна", "Иванович"), ("Олеговна", "Олегович"))
KOREAN = Names(
    """김 Kim|이 Lee|박 Park|최 Choi|정 Jung|강 Kang|조 Cho|윤 Yoon|장 Jang|임 Lim|한 Han
    남궁 Namgung|홍 Hong""",
    """서연 Seoyeon|지우 Jiwoo|하은 Haeun|민서 Minseo|수빈 Subin|예린 Yerin|영희 Younghee
    지민 Jimin|은지 Eunji|다은 Daeun|채원 Chaewon|소영 Soyoung|미경 Mikyung|유나 Yuna""",
    """민준 Minjun|도윤 Doyun|지후 Jihu|철수 Cheolsu|현우 Hyunwoo|준서 Junseo|성민 Sungmin
    태양 Taeyang|동현 Donghyun|재원 Jaewon|승호 Seungho|우진 Woojin|상철 Sangcheol
    건우 Gunwoo""",
)
CHINESE = Names(
    """王 Wang|李 Li|张 Zhang|刘 Liu|陈 Chen|杨 Yang|赵 Zhao|欧阳 Ouyang|周 Zhou|吴 Wu|徐 Xu
    孙 Sun|马 Ma""",
    """芳 Fang|秀英 Xiuying|娜 Na|静 Jing|丽 Li|敏 Min|雪 Xue|晓燕 Xiaoyan|婷婷 Tingting
    雨桐 Yutong|欣怡 Xinyi|佳 Jia|玉兰 Yulan|梦琪 Mengqi""",
    """伟 Wei|建国 Jianguo|磊 Lei|强 Qiang|浩 Hao|子轩 Zixuan|鹏 Peng|明 Ming|志强 Zhiqiang
    宇航 Yuhang|俊杰 Junjie|海 Hai|文博 Wenbo|东 Dong""",
)


def spellings(listed: str) -> list[tuple[str, ...]]:
    """Return each name's spellings."""
    return [tuple(name.split()) for line in listed.splitlines() for name in line.split("|")]
