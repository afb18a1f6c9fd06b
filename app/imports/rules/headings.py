"""How the columns of people's own files are headed, in five languages and in what is usual."""

from app.core.folding import folded

# Each field, and the headings that mean it; what means two things stands in `DOUBTFUL` below.
_HEADINGS = {
    "id": "kitamae:id",
    "role": """kitamae:role
        role; category; function; position; capacity; participant type; type of participant
        役割; 役職; 区分; 参加区分; 職名; 職; 種別; 参加者区分
        역할; 구분; 직책; 직위; 참가구분; 자격
        角色; 职务; 职位; 身份; 参加类别; 类别; 類別; 職務
        роль; должность; категория; статус; статус участника; функция""",
    "native_family": """kitamae:native_family
        family name; last name; surname; family name in own script; family name (native)
        姓; 氏; 名字; 苗字; 姓(漢字); 姓漢字; 氏(漢字); 漢字姓
        성; 성씨; 성(한글)
        姓氏; 中文姓
        фамилия; фамилия (рус); фамилия на русском""",
    "native_given": """kitamae:native_given
        given name; first name; forename; given names; first names; given name (native)
        名; 名(漢字); 名漢字; 漢字名; 下の名前
        이름(한글)
        名字(中文); 中文名
        имя; имя отчество; имя и отчество; имя (рус)""",
    "native": """kitamae:native
        name; full name; participant; participant name; name of participant; name in own script
        氏名; 名前; お名前; 氏名(漢字); 参加者名; 参加者氏名; 姓名; 漢字氏名; 選手名
        성명; 이름; 성명(한글); 참가자명; 한글이름; 한글성명; 참가자
        姓名(中文); 中文姓名; 参加者姓名; 名称; 参会人员姓名
        фио; ф.и.о.; фамилия имя отчество; фамилия, имя, отчество; фамилия имя; участник
        фамилия, имя; имя и фамилия; полное имя; ф.и.о. участника""",
    "latin_family": """kitamae:latin_family
        family name in latin letters; surname in latin letters; family name (latin)
        family name (english); last name (english); surname as in passport; passport surname
        surname (passport); family name in english; family name (romaji); family name (roman)
        姓(ローマ字); ローマ字姓; 姓ローマ字; 姓(英字); 英字姓; 姓(英語); パスポート姓; 氏(ローマ字)
        성(영문); 영문성; 영문 성; 영어 성; 성(영어); 여권 성
        姓(拼音); 拼音姓; 姓拼音; 英文姓; 姓(英文); 护照姓
        фамилия (лат); фамилия латиницей; фамилия на латинице; фамилия (англ)
        фамилия по загранпаспорту; фамилия на английском; фамилия латинскими буквами""",
    "latin_given": """kitamae:latin_given
        given name in latin letters; given names in latin letters; given name (latin)
        given name (english); first name (english); given names as in passport
        passport given names; given name (passport); given name in english; given name (romaji)
        名(ローマ字); ローマ字名; 名ローマ字; 名(英字); 英字名; 名(英語); パスポート名
        이름(영문); 영문이름(명); 영문 명; 영문명(이름); 여권 이름; 이름(영어)
        名(拼音); 拼音名; 名拼音; 英文名字; 名(英文); 护照名
        имя (лат); имя латиницей; имя на латинице; имя (англ); имя по загранпаспорту
        имя на английском; имя латинскими буквами""",
    "latin": """kitamae:latin
        name in latin letters; latin name; name (english); english name; name in english
        name as in passport; passport name; name (passport); romanized name; roman name
        ローマ字; ローマ字氏名; 氏名(ローマ字); 英字氏名; 氏名(英字)
        パスポート氏名; 英語名; 英文氏名
        영문명; 영문성명; 영문이름; 영어이름; 성명(영문); 로마자; 로마자 성명; 여권영문명
        拼音; 英文名; 英文姓名; 姓名(拼音); 姓名拼音; 姓名(英文); 护照姓名; 罗马字
        фио латиницей; фио (лат); фио на латинице; имя и фамилия латиницей; фио (англ)
        имя в загранпаспорте; фио по загранпаспорту; фио на английском""",
    "kana_family": """kitamae:kana_family
        family name in kana; family name (kana); surname in kana
        姓(フリガナ); 姓(ふりがな); 姓(カナ); セイ; せい; フリガナ(姓)
        ふりがな(姓); 姓カナ; 姓フリガナ
        氏(フリガナ); カナ姓; 성(가나); 姓(假名); фамилия каной""",
    "kana_given": """kitamae:kana_given
        given name in kana; given name (kana)
        名(フリガナ); 名(ふりがな); 名(カナ); メイ; めい; フリガナ(名)
        ふりがな(名); 名カナ; 名フリガナ
        カナ名; 이름(가나); 名(假名); имя каной""",
    "kana": """kitamae:kana
        name in kana; kana; reading; furigana; name (kana)
        フリガナ; ふりがな; カナ; かな; 氏名(フリガナ); 氏名(ふりがな); 氏名(カナ)
        カナ氏名; 読み; よみ
        読み仮名; 氏名カナ; 가나; 후리가나; 假名; 片假名; имя каной полностью; кана""",
    "birth_date": """kitamae:birth_date
        birth date; date of birth; birthday; born; dob; birth; born on
        生年月日; 誕生日; 出生日; 生年月日(西暦)
        생년월일; 출생일; 생일; 출생 연월일
        出生日期; 生日; 出生年月日; 出生年月; 出生
        дата рождения; д.р.; день рождения; родился; год рождения; число, месяц, год рождения""",
    "sex": """kitamae:sex
        sex; gender; m/f; sex (m/f); male/female
        性別; 男女; 男女別
        성별; 성별(남/여)
        性别; 男/女
        пол; пол (м/ж); м/ж""",
    "mail": """kitamae:mail
        mail; e-mail; email; mail address; e-mail address; email address; contact e-mail
        メール; メールアドレス; Eメール; 電子メール; 電子メールアドレス; 連絡先メール
        이메일; 이메일 주소; 메일; 메일주소; 전자우편; 전자메일
        邮箱; 电子邮箱; 电子邮件; 邮件; 邮箱地址; 邮件地址; 電子郵件
        почта; эл. почта; электронная почта; адрес электронной почты; имейл; e-mail адрес; емейл""",
    "": """no; no.; number; nr; #; s/n; remarks; note; notes; comment
        番号; 備考; 連番; 通し番号; 번호; 비고; 연번; 序号
        编号; 备注; № п/п; №; номер; примечание""",
}
OF_HEADING = {
    folded(heading): field
    for field, lines in _HEADINGS.items()
    for line in lines.splitlines()
    for heading in line.split(";")
    if folded(heading)
}
# Words of headings by which a guessed encoding is seen to be right.
TELLING = tuple(
    sorted(
        {
            heading.strip()
            for lines in _HEADINGS.values()
            for line in lines.splitlines()
            for heading in line.split(";")
            if len(heading.strip()) > 1 and not heading.isascii()
        }
    )
)
# A group of headings above their parts: 氏名 above 姓 and 名, "Latin letters" above "Family name".
GROUPS = {
    folded(word): script
    for script, words in {
        "native": """name; 氏名; 名前; 漢字; 성명; 이름; 한글; 姓名; 中文;
            фио; ф.и.о.; имя; кириллица""",
        "latin": """latin; latin letters; english; passport; name in latin letters; romaji; roman;
            ローマ字; 英字; 英文; パスポート; 영문; 영문명; 로마자; 여권;
            拼音; 英文名; 护照; латиница;
            латиницей; загранпаспорт; англ; английский""",
        "kana": "kana; name in kana; furigana; フリガナ; ふりがな; カナ; かな; 読み; 가나; 假名",
    }.items()
    for word in words.split(";")
}
# Columns whose one cell holds a whole name with the family name first.
FAMILY_FIRST = frozenset(
    folded(heading)
    for heading in [
        "фио",
        " ф.и.о.",
        " фамилия имя отчество",
        " фамилия, имя, отчество",
        " фамилия имя",
        " фамилия, имя",
        " фио латиницей",
        " фио (лат)",
        " фио на латинице",
        " фио (англ)",
        " ф.и.о. участника",
        " фио по загранпаспорту",
        " фио на английском",
    ]
)
GIVEN_FIRST = frozenset(folded(heading) for heading in ("имя и фамилия", "имя и фамилия латиницей"))
