"""Dumps of public sources as look-up sources on this disk: DBLP's XML, BibTeX, the ACL Anthology's XML.

- ``build_index(files, target, name=...) -> Built``: reads the files and writes one SQLite file, whole or not at all.
- ``open_index(path) -> Dump``: a ``LocalSource``; ``installed(folder)``: the paths of all that were
  built there, by name.
"""

from pubkit.enriching.dumps.building import FOLDER, Built, build_index, index_path
from pubkit.enriching.dumps.dump import Dump, installed, open_index

__all__ = ["FOLDER", "Built", "Dump", "build_index", "index_path", "installed", "open_index"]
