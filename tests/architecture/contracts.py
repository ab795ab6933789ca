"""An import contract of our own, used by .importlinter beside the stock ones."""

from typing import ClassVar

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PrivateRepositories(Contract):
    """`package.repository` holds a package's SQL: only modules inside `package` may import it directly."""

    type_name: ClassVar[str] = "private_repositories"

    shared = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every direct import of a repository from outside its package breaks the contract."""
        shared: set[str] = self.shared or set()  # type: ignore[assignment]
        repositories = sorted(
            module for module in graph.modules if module.endswith(".repository") and module not in shared
        )
        outsiders = [
            (importer, repository)
            for repository in repositories
            for importer in sorted(graph.find_modules_that_directly_import(repository))
            if not f"{importer}.".startswith(f"{repository.rpartition('.')[0]}.")
        ]
        return ContractCheck(kept=not outsiders, metadata={"outsiders": outsiders})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each importer and the repository it must not know."""
        for importer, repository in check.metadata["outsiders"]:
            package = repository.rpartition(".")[0]
            output.print_error(f"{importer} imports {repository}: ask {package}.service for what it needs", bold=False)
            output.new_line()
