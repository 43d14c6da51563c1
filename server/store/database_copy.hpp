// Copies of a database file, and the steps that make a file durable under its name.
#pragma once

#include <filesystem>
#include <optional>

#include "store/database.hpp"

namespace bimtek::store {

/// Writes all that `from` reads, as of one moment, to the new file `to`: one durable file for its owner alone, without unused
/// pages, so that nothing erased is in it. `from` reads any database once and is to be closed then.
std::optional<OpenFault> copy_database(Connection& from, const std::filesystem::path& to);

/// Structure and chains of a copy; `what` names it in the sentence.
std::optional<OpenFault> find_damage(Connection& db, const std::filesystem::path& what);

/// After this a crash of the machine does not undo names that were made in the folder.
std::optional<OpenFault> make_names_durable(const std::filesystem::path& folder);

/// After this a crash of the machine does not undo what was written to the file.
std::optional<OpenFault> make_file_durable(const std::filesystem::path& file);

OpenFault cannot_use(const std::filesystem::path& what, const std::string& reason);

}  // namespace bimtek::store
