// What whoever watches the server is told: `/readyz`, and `/metrics` to those who may have it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "net/http_message.hpp"
#include "net/io_thread.hpp"
#include "net/gateway.hpp"
#include "net/traffic.hpp"
#include "net/worker_pool.hpp"
#include "store/log_writer.hpp"
#include "store/reader_pool.hpp"

namespace bimtek::net {

/// Who may read the metrics. They hold no personal data, but tell how busy an institution is.
struct MetricsAccess {
    std::string token;          ///< whoever sends it as Bearer, from anywhere; empty: nobody
    bool this_machine = false;  ///< without a token: whoever asks from the machine itself, with nothing in between
};

/// Less than `limits::disk_free_percent_min` of the disk is to be had.
bool is_short_of_disk(std::uint64_t available, std::uint64_t size);

/// Asked at each request and by any thread; never blocks for longer than the system takes to tell a number.
class Monitor {
public:
    struct Parts {
        store::LogWriter& writer;
        const store::ReaderPool& readers;
        const std::vector<std::unique_ptr<IoThread>>& threads;
        const Gateway& gateway;
        const WorkerPool& admissions;
        const WorkerPool& requests;
        const WorkerPool& passwords;
        const Traffic& traffic;
    };

    /// `data`: the folder whose disk must not be full. All of the parts outlive it.
    Monitor(Parts parts, std::filesystem::path data, MetricsAccess access);

    /// 200 `{"status":"ready"}`; 503 with `detail` `commit` when the last commit failed (it is tried again, so that the answer
    /// changes without anybody's doing), `disk` when it is nearly full.
    HttpResponse ready() const;

    /// 200 in Prometheus' text format; 401 without the token, 404 where there is none and the asker is elsewhere.
    HttpResponse metrics(const HttpRequest& request) const;

    /// Writes a line into the log when commits begin to fail or work again, and when sessions cannot be read or can again. To be called
    /// now and then, by one thread.
    void watch();

private:
    bool is_from_this_machine(const HttpRequest& request) const;

    Parts parts_;
    std::filesystem::path data_;
    MetricsAccess access_;
    // What the log was told last.
    bool healthy_ = true;
    std::size_t waiting_ = 0;
    std::size_t damaged_ = 0;
};

}  // namespace bimtek::net
