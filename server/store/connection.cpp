#include "store/connection.hpp"

#include <tuple>

namespace bimtek::store {

Query::~Query() {
    if (statement_ == nullptr) return;
    statement_->tryReset();
    statement_->clearBindings();
}

std::optional<std::string> Query::text_or_null(int column) {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<Instant> Query::instant_or_null(int column) {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

SQLite::Statement& Connection::prepared(const char* sql) {
    auto found = statements_.find(std::string_view(sql));
    if (found == statements_.end()) {
        found = statements_
                    .emplace(std::piecewise_construct, std::forward_as_tuple(sql), std::forward_as_tuple(db_, sql))
                    .first;
    }
    return found->second;
}

}  // namespace bimtek::store
