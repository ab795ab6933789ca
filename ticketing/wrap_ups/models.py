"""Table of wrap-up codes."""

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class WrapUpCode(Base):
    """How a talk or a call can be said to have ended, in the company's words."""

    __tablename__ = "wrap_up_code"

    code: Mapped[str] = mapped_column(primary_key=True)
    name_th: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    is_enabled: Mapped[bool] = mapped_column(default=True)
