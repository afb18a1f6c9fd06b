"""Spellings that people take for the same name have one key, and others do not."""

from itertools import pairwise
from time import thread_time

import pytest

from app.core.folding import folded

# Each line: spellings of one name, then after ≠ what must stay apart from it.
SAME = """
Ёлкин|ёлкин|Елкин|ЕЛКИН|елкин ≠ Йолкин
Семёнов|Семенов|СЕМЁНОВ ≠ Симонов
Королёва|Королева|КОРОЛЁВА
Пётр|Петр|ПЁТР
Йод|йод|ЙОД ≠ Иод
Андрей|АНДРЕЙ ≠ Андреи
Їжак|їжак ≠ Іжак
Müller|MÜLLER|Muller|mu\u0308ller ≠ Moller
Strasse|Straße|STRASSE
Søren|Soren|SOREN
Łukasz|Lukasz
Þór|Thor
Æsa|Aesa
Œuvre|oeuvre
İstanbul|istanbul|ISTANBUL
Ñandú|nandu
O'Brien|O’Brien|OBrien|O Brien|oʼbrien|Ｏ'Brien
Jean-Luc|Jean Luc|jeanluc|JEAN‐LUC
St. John|St John|stjohn
Ｙａｍａｄａ|Yamada|YAMADA|ｙａｍａｄａ ≠ Yamata
Nguyễn|Nguyen|NGUYỄN
Žižka|Zizka
Đặng|Dang
Ærø|aero
ŌNO|Ono|ōno
ﬁn|fin
Жанна д’Арк|Жанна д'Арк|жанна дарк
ヤマダ|やまだ|ﾔﾏﾀﾞ ≠ ヤマタ
ガッキー|がっきー|ｶﾞｯｷｰ ≠ カッキー
パク|ぱく|ﾊﾟｸ ≠ バク
ヴァ|ゔぁ
ヽ|ゝ
ア・ベ|アベ|あべ|ｱﾍﾞ|ア＝ベ|ア ベ
か\u3099|が
김민준|김 민준|\u1100\u1175\u11b7민준|ㄱㅣㅁ민준 ≠ 김민중
이은지|ㅇㅣㅇㅡㄴㅈㅣ|이 은지
박|ㅂㅏㄱ ≠ 바
빛|ㅂㅣㅊ
꽃|ㄲㅗㅊ
가나|ㄱㅏㄴㅏ ≠ 간아
廣田|広田|广田
澤田|沢田|泽田 ≠ 津田
渡邊|渡辺|渡邉|渡边
齋藤|斋藤 ≠ 加藤
櫻井|桜井|樱井
國分|国分
髙橋|高橋|高桥|髙槗
山﨑|山崎|山嵜
中嶋|中島|中岛|中嶌
龍|竜|龙
劉|刘
關|関|关
濱|浜|濵|滨
壽|寿
圓|円|圆
德|徳
瀨|瀬|濑
曾|曽
黑|黒
兩|両|两
來|来
藏|蔵
穗|穂
聰|聡|聪
增|増
靜|静
步|歩
每|毎
冨|富
眞|真
鄉|郷|乡|鄕
縣|県|县
彌|弥
淵|渕|渊
凜|凛
應|応|应
榮|栄|荣
鐵|鉄|铁
實|実|实
鹽|塩|盐
豐|豊|丰
栁|柳
桒|桑
𠮷|吉
髮|髪|发
佛|仏
學|学|斈
峯|峰
館|舘|馆
檜|桧
龜|亀|龟
顏|顔|颜
戶|戸|户
綠|緑|绿
惠|恵
晴|晴
葛|葛\U000e0100
辻|辻\U000e0101
歷|歴|历
靑|青
淸|清
鬥|闘|斗
體|体
區|区
號|号
參|参
單|単|单
嚴|厳|严
嶽|岳
擧|挙|举
晉|晋
榊 ≠ 神
澁|渋|涩
獨|独
畫|画
眾|衆|众
祿|禄
禮|礼
稻|稲
繩|縄|绳
藝|芸|艺
蘭|兰
藥|薬|药
螢|蛍|萤
覺|覚|觉
譽|誉
讓|譲|让
豫|予
賴|頼|赖
輕|軽|轻
遙|遥
邊|辺|边
鄭|郑
金|金
錢|銭|钱
關口|関口|关口
陳|陈
雜|雑|杂
靈|霊|灵
響|响
黃|黄
齊|斉|齐
趙|赵
張|张
楊|杨
孫|孙
馬|马
馮|冯
葉|叶
蔣|蒋
鄧|邓
許|许
蕭|萧
呂|吕
吳|吴|呉
蘇|苏
盧|卢
賈|贾
鍾|钟
譚|谭
陸|陆
韋|韦
範|范
萬|万
錢|钱
湯|汤
龐|庞
顧|顾
賀|贺
龔|龚
嚴|严
華|华
魯|鲁
倫|伦
衛|卫|衞
蔭|荫
遼寧|辽宁 ≠ 辽东
吉林|吉林 ≠ 吉木
黑龍江|黒竜江|黑龙江
富山|冨山
鳥取|鸟取
Бат-Эрдэнэ|бат эрдэнэ|БАТЭРДЭНЭ
Өнөр|өнөр ≠ Онор
Үүрд|үүрд ≠ Уурд
Ганбаатар|ГАНБААТАР
Kim Min-jun|KIM MINJUN|kim min jun
Li  Wei|LI WEI|li-wei
Al-Rashid|AL RASHID
Åse|Ase|A\u030ase
François|FRANCOIS|Franc\u0327ois
Ëlla|ella
ÇELİK|Çelik|celik
ΑΘΗΝΑ|Αθήνα|αθηνα
Ａ．Ｂ．|A.B.|ab
ＫＩＭ|Kim
Ⅲ|iii
１２|12
ㇰ|ㇰ
"""


def lines():
    for line in SAME.strip().splitlines():
        same, _, apart = line.partition(" ≠ ")
        yield [one for one in same.split("|") if one != apart], apart


ROWS = [(first, other, True) for same, _ in lines() for first, other in pairwise(same)]
ROWS += [(same[0], apart, False) for same, apart in lines() if apart and same[0] != apart]


def test_the_table_has_two_hundred_rows():
    assert len(ROWS) >= 200


@pytest.mark.parametrize(("one", "other", "same"), ROWS)
def test_one_key(one, other, same):
    assert (folded(one) == folded(other)) is same


@pytest.mark.parametrize("name", [one for same, _ in lines() for one in same])
def test_a_key_is_its_own_key(name):
    assert folded(folded(name)) == folded(name)
    assert folded(name)


def test_nothing_has_no_key():
    assert [folded(text) for text in ("", " ", "-·'", "\u200b")] == ["", "", "", ""]


def test_other_scripts_keep_their_vowels():
    assert folded("สมชาย") == "สมชาย"
    assert folded("अनिल") == "अनिल"


def test_ten_thousand_names_take_little_of_the_processor():
    names = [f"山田{chr(0x4E00 + number)} Yamada ヤマダ 김민준 Ёлкин" for number in range(10_000)]
    start = thread_time()
    keys = {folded(name) for name in names}
    assert thread_time() - start < 9
    assert len(keys) > 8_000
