// How the calls of the catalog reach the database: through the writer, or through the reader pool.
#pragma once

#include <memory>
#include <utility>

#include "store/catalog.hpp"

namespace bimtek::store {

/// Runs `work(Connection&) → Result<T, CatalogFault>` on the writer and returns its result once it is durable. A fault undoes it.
template <class T, class Work>
Result<T, CatalogFault> write_through(LogWriter& writer, Work work) {
    const auto result = std::make_shared<Result<T, CatalogFault>>(CatalogFault::unavailable);
    const WriteOutcome outcome = writer.write([work = std::move(work), result](Connection& db) mutable {
        *result = work(db);
        return result->ok();
    });
    if (outcome == WriteOutcome::unavailable) return CatalogFault::unavailable;
    return std::move(*result);
}

/// Runs `ask(Connection&) → T` on the reader pool.
template <class T, class Ask>
Result<T, CatalogFault> read_through(ReaderPool& readers, Ask ask) {
    std::optional<T> answer = readers.read(std::move(ask));
    if (!answer) return CatalogFault::unavailable;
    return *std::move(answer);
}

}  // namespace bimtek::store
