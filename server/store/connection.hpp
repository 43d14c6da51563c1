// A connection to the database, and queries that bind, read and reset themselves. Everything throws SQLite::Exception.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "bimtek/base/id.hpp"
#include "bimtek/base/time.hpp"

namespace bimtek::domain {
struct Walkthrough;
}

namespace bimtek::store {

/// Bytes that are not text: hashes and salts.
struct Blob {
    std::string_view bytes;
};

/// One run of a prepared statement. When it goes out of scope the statement is reset, so that no read lock is kept, and its
/// bindings are cleared, so that no private text stays behind. A statement is not run again while a query of it lives.
class Query {
public:
    explicit Query(SQLite::Statement& statement) : statement_(&statement) {}
    Query(Query&& other) noexcept : statement_(other.statement_) { other.statement_ = nullptr; }
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Steps to the next row; false when there is none.
    bool next() { return statement_->executeStep(); }

    bool is_null(int column) { return statement_->getColumn(column).isNull(); }
    /// Empty for NULL.
    std::string text(int column) { return statement_->getColumn(column).getString(); }
    std::optional<std::string> text_or_null(int column);
    std::int64_t integer(int column) { return statement_->getColumn(column).getInt64(); }
    int small(int column) { return statement_->getColumn(column).getInt(); }
    /// The epoch when the column does not hold an instant.
    Instant instant(int column) { return parse_iso8601(text(column)).value_or(Instant{}); }
    std::optional<Instant> instant_or_null(int column);

private:
    SQLite::Statement* statement_;
};

/// One thread at a time. Statements are prepared once and kept.
class Connection {
public:
    Connection(const std::filesystem::path& file, int flags) : db_(file.string(), flags) {}

    /// Binds `values` in order to the statement's `?`: texts, ids, integers, instants (as ISO 8601), Blob; an absent optional and
    /// an empty id are NULL. `sql` is a literal: the text is the key under which the statement is kept.
    template <class... Values>
    Query query(const char* sql, const Values&... values) {
        SQLite::Statement& statement = prepared(sql);
        Query query(statement);
        int index = 0;
        (bind(statement, ++index, values), ...);
        return query;
    }

    /// Runs a statement that returns no rows; how many rows it changed.
    template <class... Values>
    int run(const char* sql, const Values&... values) {
        Query query = this->query(sql, values...);
        query.next();
        return db_.getChanges();
    }

    /// Runs statements, without values, that are not worth keeping.
    void execute(std::string_view sql) { db_.exec(std::string(sql)); }

    SQLite::Database& database() { return db_; }

    /// Definitions that were read through this connection, by their hash; `read_walkthrough` fills it. There are as many as
    /// programs have brought into the database, and none ever changes.
    std::map<std::string, std::shared_ptr<const domain::Walkthrough>>& walkthroughs() { return walkthroughs_; }

private:
    SQLite::Statement& prepared(const char* sql);

    static void bind(SQLite::Statement& to, int index, const std::string& value) { to.bind(index, value); }
    static void bind(SQLite::Statement& to, int index, std::string_view value) { to.bind(index, std::string(value)); }
    static void bind(SQLite::Statement& to, int index, const char* value) { to.bind(index, value); }
    static void bind(SQLite::Statement& to, int index, int value) { to.bind(index, value); }
    static void bind(SQLite::Statement& to, int index, bool value) { to.bind(index, value ? 1 : 0); }
    static void bind(SQLite::Statement& to, int index, std::int64_t value) { to.bind(index, value); }
    static void bind(SQLite::Statement& to, int index, Seq value) { to.bind(index, static_cast<std::int64_t>(value)); }
    static void bind(SQLite::Statement& to, int index, Instant value) { to.bind(index, to_iso8601(value)); }
    static void bind(SQLite::Statement& to, int index, Blob value) {
        to.bind(index, static_cast<const void*>(value.bytes.data()), static_cast<int>(value.bytes.size()));
    }
    static void bind(SQLite::Statement& to, int index, std::nullopt_t) { to.bind(index); }
    template <class Tag>
    static void bind(SQLite::Statement& to, int index, const Id<Tag>& id) {
        if (id.empty()) to.bind(index);
        else to.bind(index, id.value);
    }
    template <class Value>
    static void bind(SQLite::Statement& to, int index, const std::optional<Value>& value) {
        if (value) bind(to, index, *value);
        else to.bind(index);
    }

    SQLite::Database db_;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
    std::map<std::string, std::shared_ptr<const domain::Walkthrough>> walkthroughs_;
};

}  // namespace bimtek::store
