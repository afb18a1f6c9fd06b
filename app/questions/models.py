"""Questions of an edition, the versions of their words, the answers and the files of people."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    and_,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.frozen import kept_once_used
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.registration.models import Participant

STAGES = ("names", "documents")
KINDS = (
    *("text", "long-text", "number", "date", "choice", "choices", "file", "photo", "consent"),
    *("name", "phone", "address", "diet", "size", "passport", "emergency-contact"),
)
# Written here as the database checks them; `vault.classes` says what each means.
CLASSES = ("name", "contact", "birth", "passport", "medical", "guardian", "open")
# None is no value: SQL's NULL, not JSON's null.
_JSON = JSON(none_as_null=True)


class Question(Model):
    """Something that an edition asks, in the words of its current version.

    `roles` None asks everybody. `least` and the like stand with the words, in the version.
    """

    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint(f"stage_kind IN {STAGES}", name="stage_kind"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"field_class IN {CLASSES}", name="field_class"),
        CheckConstraint("show_if_id <> id", name="not_its_own_condition"),
        CheckConstraint(
            "(show_if_id IS NULL) = (show_if_values IS NULL)", name="condition_is_whole"
        ),
        Index("uq_questions_identifier", "edition_id", "identifier", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    identifier: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    stage_kind: Mapped[str] = mapped_column(String(20), default="names")
    kind: Mapped[str] = mapped_column(String(20))
    field_class: Mapped[str] = mapped_column(String(20))
    roles: Mapped[list[str] | None] = mapped_column(_JSON, default=None)
    show_if_id: Mapped[int | None] = mapped_column(
        ForeignKey("questions.id"), default=None, index=True
    )
    show_if_values: Mapped[list[str] | None] = mapped_column(_JSON, default=None)
    required: Mapped[bool] = mapped_column(default=False)
    required_from: Mapped[datetime | None] = mapped_column(default=None)
    frozen_from: Mapped[datetime | None] = mapped_column(default=None)
    current_number: Mapped[int] = mapped_column(default=1)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    current: Mapped["QuestionVersion"] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin=lambda: and_(
            Question.id == QuestionVersion.question_id,
            Question.current_number == QuestionVersion.number,
        ),
    )
    places: Mapped[list["OptionPlace"]] = relationship(lazy="raise", init=False, viewonly=True)
    edition: Mapped[Edition] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class QuestionVersion(Model):
    """The words, options and bounds under which a question was answered; kept once it was.

    `options` are {"key", "label" by language, "retired" bool}; their places stand in OptionPlace,
    for they change no answer's meaning. What `least` and `most` bound depends on the kind: a
    number, how many options; `longest` counts characters, of a file megabytes.
    """

    __tablename__ = "question_versions"
    __table_args__ = (
        CheckConstraint("most >= least", name="bounds_in_order"),
        CheckConstraint("latest >= earliest", name="days_in_order"),
        CheckConstraint("longest > 0", name="longest"),
        CheckConstraint("decimals BETWEEN 0 AND 3", name="decimals"),
        Index("uq_question_versions_number", "question_id", "number", unique=True),
        Index("uq_question_versions_whole", "id", "question_id", unique=True),
    )

    question_id: Mapped[int] = mapped_column(ForeignKey(Question.id))
    number: Mapped[int] = mapped_column(default=1)
    label: Mapped[Words]
    hint: Mapped[Words]
    options: Mapped[list[dict[str, Any]]] = mapped_column(_JSON, default_factory=list)
    least: Mapped[int | None] = mapped_column(default=None)
    most: Mapped[int | None] = mapped_column(default=None)
    decimals: Mapped[int] = mapped_column(default=0)
    longest: Mapped[int | None] = mapped_column(default=None)
    earliest: Mapped[date | None] = mapped_column(default=None)
    latest: Mapped[date | None] = mapped_column(default=None)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    def offered(self) -> list[tuple[str, Words]]:
        """Return the key and the words of each option that can be chosen anew."""
        return [(one["key"], Words(one["label"])) for one in self.options if not one.get("retired")]


class OptionPlace(Model):
    """How many people may choose an option, and how many have."""

    __tablename__ = "option_places"
    __table_args__ = (
        CheckConstraint("taken >= 0", name="taken"),
        CheckConstraint("capacity IS NULL OR taken <= capacity", name="capacity"),
        Index("uq_option_places_key", "question_id", "key", unique=True),
    )

    question_id: Mapped[int] = mapped_column(ForeignKey(Question.id))
    key: Mapped[str] = mapped_column(String(40))
    capacity: Mapped[int | None] = mapped_column(default=None)
    taken: Mapped[int] = mapped_column(default=0)


class Answer(Model):
    """What a person answered to a question, under the version that was asked.

    Of a sealed class only `sealed` is filled: an AES-256-GCM text bound to `uuid`. `keys` are the
    options chosen where the class is not sealed: conditions and counts read them without the value.
    """

    __tablename__ = "answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["question_version_id", "question_id"],
            ["question_versions.id", "question_versions.question_id"],
            name="fk_answers_version",
        ),
        CheckConstraint("value IS NULL OR sealed IS NULL", name="once"),
        CheckConstraint(
            "purged_at IS NULL OR (value IS NULL AND sealed IS NULL)", name="purged_is_empty"
        ),
        Index("uq_answers_question", "participant_id", "question_id", unique=True),
        Index("uq_answers_uuid", "uuid", unique=True),
        Index("ix_answers_question_id", "question_id"),
        Index("ix_answers_question_version_id", "question_version_id"),
    )

    uuid: Mapped[str] = mapped_column(String(36))
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id))
    question_id: Mapped[int] = mapped_column(ForeignKey(Question.id))
    question_version_id: Mapped[int]
    value: Mapped[Any | None] = mapped_column(_JSON, default=None)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    keys: Mapped[list[str] | None] = mapped_column(_JSON, default=None)
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    by_link: Mapped[bool] = mapped_column(default=False)
    purged_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    question: Mapped[Question] = relationship(lazy="raise", init=False)
    asked: Mapped[QuestionVersion] = relationship(lazy="raise", init=False, viewonly=True)
    files: Mapped[list["File"]] = relationship(lazy="raise", init=False, viewonly=True)

    __mapper_args__ = {"version_id_col": version}


class File(Model):
    """A file that belongs to an answer: its bytes are sealed, bound to `uuid`."""

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        Index("uq_files_uuid", "uuid", unique=True),
        Index(
            "ix_files_kept",
            "participant_id",
            sqlite_where=text("purged_at IS NULL"),
            postgresql_where=text("purged_at IS NULL"),
        ),
    )

    uuid: Mapped[str] = mapped_column(String(36))
    answer_id: Mapped[int] = mapped_column(ForeignKey(Answer.id), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id))
    name: Mapped[str] = mapped_column(String(255), default="")
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), default="")
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    made_at: Mapped[datetime]
    purged_at: Mapped[datetime | None] = mapped_column(default=None)


class Standing(Model):
    """How much a person still has to answer, counted after each answer; the matrix sorts by it.

    Of `missing`, `guarded` belong to classes that wait for a guardian's consent where one is
    needed. It holds for the `role` and for the questions whose `stamp` it bears.
    """

    __tablename__ = "standings"
    __table_args__ = (
        CheckConstraint("guarded BETWEEN 0 AND missing", name="guarded"),
        Index("uq_standings_participant_id", "participant_id", unique=True),
        Index("ix_standings_edition_id", "edition_id"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id, ondelete="CASCADE"))
    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    role: Mapped[str] = mapped_column(String(40))
    missing: Mapped[int]
    guarded: Mapped[int]
    stamp: Mapped[str] = mapped_column(String(32))


kept_once_used(
    Model.metadata.tables["question_versions"],
    Model.metadata.tables["answers"],
    "question_version_id",
)
