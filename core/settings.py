"""The only reader of the environment (SAWASDESK_*). Refuses to run with default secrets outside development."""

from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEVELOPMENT_SECRET = "development-only-secret-do-not-use-elsewhere"


class Settings(BaseSettings):
    """What an operator sets. Everything else is kept in the database and changed on the admin pages."""

    model_config = SettingsConfigDict(env_prefix="SAWASDESK_", env_file=None, extra="ignore", frozen=True)

    environment: Literal["development", "test", "production"] = "production"
    data_dir: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    redis_prefix: str = "sawasdesk"
    blob_url: str = ""
    secret_key: SecretStr = SecretStr("")
    base_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    mail_domain: str = ""
    system_mail_from: str = ""
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    rate_limits: bool = True
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    database_pool: int = Field(default=8, ge=2, le=64)
    allow_private_hosts: bool = False
    push_services: str = ""
    max_mail_bytes: int = Field(default=50 * 1024 * 1024, ge=1024)
    max_upload_bytes: int = Field(default=25 * 1024 * 1024, ge=1024)

    @model_validator(mode="after")
    def _refuse_weak_secrets(self) -> Self:
        secret = self.secret_key.get_secret_value()
        if self.environment == "production" and secret and (secret == DEVELOPMENT_SECRET or len(secret) < 32):
            raise ValueError("SAWASDESK_SECRET_KEY must be at least 32 characters of your own")
        return self

    @cached_property
    def database(self) -> str:
        """The database URL; the embedded default is a file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'sawasdesk.db'}"

    @cached_property
    def blobs(self) -> str:
        """Where attachments live; the embedded default is a folder of the data folder."""
        return self.blob_url or (self.data_dir.resolve() / "blobs").as_uri()

    @cached_property
    def more_push_services(self) -> tuple[str, ...]:
        """Hosts of push services beside the browsers' own, separated by commas."""
        return tuple(host.strip().lower() for host in self.push_services.split(",") if host.strip())

    @property
    def is_embedded(self) -> bool:
        """Without Redis, the workers run inside `serve`."""
        return not self.redis_url
