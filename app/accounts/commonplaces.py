"""Words and runs of which most guessed passwords are made; our own list, by observation."""

# Runs of keyboards and alphabets, forwards and backwards.
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "あいうえおかきくけこさしすせそ",
    "ㅂㅈㄷㄱㅅㅛㅕㅑ",
)
PASSAGES = _RUNS + tuple(run[::-1] for run in _RUNS)

_TEXT = """
password passwort parole passw pass word login admin administrator root user guest test
testing demo secret changeme change default welcome hello letmein access master system
server computer internet network windows microsoft apple google facebook samsung sony
android iphone qwerty qwertz azerty asdf zxcv abc abcd love loveyou iloveyou lovely lover
sunshine princess prince dragon monkey football baseball basketball soccer hockey tennis
superman batman spiderman pokemon pikachu starwars naruto mario zelda minecraft shadow
michael jennifer jordan michelle jessica ashley nicole daniel andrew anthony thomas robert
matthew joshua william charlie george harley buster ginger pepper tigger cookie summer
winter spring autumn january february march april june july august september october
november december monday tuesday wednesday thursday friday saturday sunday freedom whatever
trustno flower purple orange yellow silver golden cheese banana chocolate coffee family
forever angel angels baby babygirl lucky happy heaven killer hunter ranger soldier eagle
tiger lion panther phoenix falcon cowboy maverick merlin matrix mustang ferrari porsche
mercedes corvette yamaha honda toyota nissan suzuki subaru england london america canada
germany france russia moscow vladivostok khabarovsk primorye primorsky amur sakhalin irkutsk
japan tokyo osaka kyoto toyama niigata ishikawa tottori shimane akita yamagata aomori
hokkaido sapporo korea seoul busan gangwon chuncheon incheon china beijing shanghai shenyang
liaoning dalian jilin changchun heilongjiang harbin mongolia ulaanbaatar asia pacific sea
ocean kitamae programme program coordinator governor mayor city prefecture region province
office government official exchange assembly forum games edition host delegation secretariat
sakura fuji samurai ninja anime himitsu pasuwado aikotoba konnichiwa arigato nihon nippon
annyeong saranghae hanguk daehan minguk bimil bimilbeonho kimchi woaini nihao zhongguo
beijing mima aini aiwo lianmeng privet lubov liubov parol rossiya rossia moskva natasha
sergey andrey aleksandr dmitry nikita maksim tatiana svetlana zenit spartak пароль привет
любовь люблю россия москва наташа секрет админ солнце
パスワード ひみつ さくら 비밀번호 사랑해 대한민국 密码 密碼 我爱你
中国 日本
"""
WORDS = frozenset(_TEXT.split())
