"""The access rule that every route declares: open to all, to whoever is signed in, to a permission, to visitors."""

from dataclasses import dataclass

from core.staff.principal import PERMISSIONS, Permission, Role


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call a route. What a person may do to one record is decided by the service behind it."""

    is_public: bool = False
    permission: Permission | None = None
    is_visitor: bool = False

    def admits(self, role: Role | None) -> bool:
        """Whether somebody with this role (None: not signed in) gets past the door."""
        if self.is_public:
            return True
        if self.is_visitor:
            return False
        return role is not None and (self.permission is None or self.permission in PERMISSIONS[role])

    def __str__(self) -> str:
        if self.is_public:
            return "public"
        if self.is_visitor:
            return "visitor"
        return self.permission.value if self.permission else "signed in"


PUBLIC = Access(is_public=True)
SIGNED_IN = Access()
VISITOR = Access(is_visitor=True)


def access_of(rule: Access | Permission) -> Access:
    """The rule as an Access; a bare Permission asks for exactly that one."""
    return Access(permission=rule) if isinstance(rule, Permission) else rule
