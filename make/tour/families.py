"""What guardians and participants do with the links they are mailed."""

import io
import re
from datetime import date, timedelta

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from make.tour.browser import People, refusals, send
from make.tour.heads import guardian_name
from make.tour.people import Delegation, Person

STATES = {"jp-16": "JPN", "ru-pri": "RUS", "kr-42": "KOR", "cn-ln": "CHN"}
LINE, WEIGHTS = 44, (7, 3, 1)
VALID = timedelta(days=1500)
WIDTH, HEIGHT = 450, 600
ILLNESS = "Asthma: carries an inhaler."
SEE_OTHER = 303


def consent(
    people: People, delegation: Delegation, link: str, child: Person, *, photographs: bool = True
) -> None:
    """Open the mailed link on a phone, read, and answer each text."""
    with people.on_phone(link, delegation.language) as tab:
        if not photographs:
            people.take(tab, "13-guardian")
        for name in _texts(tab):
            tab.check(f"[name={name}][value=yes]")
        tab.fill("[name=typed]", guardian_name(child))
        tab.fill("[name=birth_date]", child.born.isoformat())
        if not photographs:
            tab.check(f"[name={_texts(tab)[_PHOTOGRAPHS]}][value=no]")
            people.take(tab, "14-guardian-answers", at=f"[name={_texts(tab)[_PHOTOGRAPHS]}]")
        send(tab)
        assert not refusals(tab), refusals(tab)


_PHOTOGRAPHS = 3


def _texts(tab: Page) -> list[str]:
    """Return the names of the questions, one a text."""
    names = tab.locator("[name^=text_][value=yes]").evaluate_all("all => all.map(one => one.name)")
    return list(names)


def consent_quickly(people: People, link: str, child: Person) -> None:
    """Send the same answers without drawing the page: what sixty guardians do."""
    with people.asking() as asking:
        page = asking.get(link).text()
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert token, page
        form = dict.fromkeys(re.findall(r'name="(text_\d+)"', page), "yes")
        form |= {"csrf_token": token[1], "typed": guardian_name(child)}
        form["birth_date"] = child.born.isoformat()
        answer = asking.post(link, form=form, max_redirects=0)
        assert answer.status == SEE_OTHER, answer.text()


def passport_zone(code: str, person: Person, today: date) -> str:
    """Return the two lines at the foot of a passport's page, with their check digits."""
    state = STATES[code]
    name = f"{person.latin_family}<<{person.latin_given.upper()}".replace(" ", "<")
    upper = f"P<{state}{name}".ljust(LINE, "<")[:LINE]
    number = f"T{person.born:%y%m%d}44"
    born, until = f"{person.born:%y%m%d}", f"{today + VALID:%y%m%d}"
    sex = "F" if person.woman else "M"
    optional = "<" * 14
    checked = (number + _digit(number), born + _digit(born), until + _digit(until))
    lower = checked[0] + state + checked[1] + sex + checked[2] + optional + "<"
    return f"{upper}\n{lower}{_digit(''.join(checked) + optional + '<')}"


def _digit(signs: str) -> str:
    """Return the check digit of signs, as ICAO 9303 has it."""
    values = (0 if sign == "<" else int(sign, 36) for sign in signs)
    return str(sum(value * WEIGHTS[at % 3] for at, value in enumerate(values)) % 10)


def portrait() -> bytes:
    """Return a photograph of nobody: a head and shoulders."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#dfe6ea")
    draw = ImageDraw.Draw(image)
    draw.ellipse((50, 420, 400, 820), fill="#2b4a6f")
    draw.ellipse((135, 120, 315, 390), fill="#d9b99b")
    draw.chord((125, 95, 325, 340), 180, 360, fill="#2a2320")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def complete(
    people: People, delegation: Delegation, link: str, person: Person, today: date
) -> None:
    """Open the own page on a phone, answer both stages, with passport and photo."""
    with people.on_phone(link, delegation.language) as tab:
        people.take(tab, "15-own-page")
        own = tab.url
        tab.goto(f"{own}/answers/names")
        _fill_names(tab, person)
        people.take(tab, "16-own-answers")
        send(tab)
        assert not refusals(tab), refusals(tab)
        tab.goto(f"{own}/answers/documents")
        _fill_documents(tab, passport_zone(delegation.code, person, today), today, person)
        people.take(tab, "17-passport", at="fieldset:has([name$=-zone])")
        send(tab)
        assert not refusals(tab), refusals(tab)
        tab.goto(own)
        people.take(tab, "18-own-page-complete")


def _fill_names(tab: Page, person: Person) -> None:
    """Give a telephone number, and whom to call."""
    tab.locator("main [type=tel]").first.fill("+81 90 1234 5678")
    tab.fill("[name$=-name]", guardian_name(person))
    tab.fill("[name$=-relation]", "mother")
    tab.fill("[name$=-phone]", "+81 90 8765 4321")
    tab.select_option("[name$=-language]", "en")


def _fill_documents(tab: Page, zone: str, today: date, person: Person) -> None:
    """Say what is eaten, which size fits, paste the passport, add the photo, say the journey."""
    if person.woman:
        tab.check("[name$=-needs][value=vegetarian]")
        tab.select_option("[name$=-allergen_peanut]", index=1)
        tab.locator("main .asked > .field > textarea").first.fill(ILLNESS)
    else:
        tab.check("[name$=-needs][value=pork-free]")
    tab.locator("[value=m][type=radio]").check()
    tab.fill("[name$=-zone]", zone)
    photo = {"name": "portrait.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    tab.locator("[type=file][accept='image/jpeg,image/png']").set_input_files(photo)
    tab.locator("[value=not-needed]").check()
    tab.locator("[value=land]").check()
    for place, days in enumerate((255, 262)):
        day = (today + timedelta(days=days)).isoformat()
        tab.locator("main .asked > .field > [type=date]").nth(place).fill(day)
