// A whole server on a free port with the example session in a folder of its own, for tests.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "bimtek/base/limits.hpp"
#include "net/server.hpp"
#include "store/database.hpp"
#include "store/sqlite_event_log.hpp"

namespace bimtek::net::test {

class DataFolder {
public:
    DataFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "bimtek-net-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~DataFolder() { std::filesystem::remove_all(path_); }
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class TestServer {
public:
    explicit TestServer(NetLimits limits = {}, MetricsAccess metrics = {}, store::WriterHooks hooks = {}, const PublicUrl& public_url = {}) {
        REQUIRE(store::prepare_database(folder_.path()).ok());
        writer_ = std::make_unique<store::LogWriter>(folder_.path(), std::move(hooks));
        readers_ = std::make_unique<store::ReaderPool>(folder_.path(), 2);
        catalog_ = std::make_unique<store::Catalog>(*writer_, *readers_);
        log_ = std::make_unique<store::SqliteEventLog>(*writer_, *readers_);
        REQUIRE(catalog_->seed().ok());
        session_ = import_example();

        ServerConfig config;
        config.port = 0;
        config.limits = limits;
        config.public_url = public_url;
        config.data = folder_.path();
        config.metrics = std::move(metrics);
        config.embedded = {"meet.contoh.go.id"};
        server_ = std::make_unique<Server>(config, clock_, sessions_, Storage{*catalog_, *log_, *writer_, *readers_});
        REQUIRE(server_->listen());
        thread_ = std::thread([this] { server_->run(); });
    }
    ~TestServer() {
        stop();
        server_.reset();
        log_.reset();
        catalog_.reset();
        readers_.reset();
        writer_.reset();
    }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    /// Returns when the server has.
    void stop() {
        server_->stop();
        if (thread_.joinable()) thread_.join();
    }

    std::uint16_t port() const { return server_->local_port(); }
    store::Catalog& catalog() { return *catalog_; }
    const SessionId& session() const { return session_; }

    static std::string example_plan() {
        std::ifstream in(std::filesystem::path(BIMTEK_SOURCE_DIR) / "schemas/examples/plan/plan.json");
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    SessionId import_example() {
        const auto imported = catalog_->import_plan(example_plan(), store::the_program, clock_.now());
        REQUIRE(imported.ok());
        return *imported;
    }

    /// A new token of the first invitation with that role.
    store::IssuedToken token(domain::Role role) { return token(session_, role); }
    store::IssuedToken token(const SessionId& session, domain::Role role) {
        const auto invitations = catalog_->list_invitations(session);
        REQUIRE(invitations.ok());
        for (const auto& invitation : *invitations) {
            if (invitation.role != role) continue;
            const auto issued = catalog_->issue_tokens(session, std::vector{invitation.id}, store::the_program, clock_.now());
            REQUIRE(issued.ok());
            return issued->front();
        }
        FAIL("no invitation of that role");
        return {};
    }

    /// The account of this name, made when it is not there yet.
    store::UserId account(const std::string& name) {
        const auto users = catalog_->list_users();
        REQUIRE(users.ok());
        const auto found = std::ranges::find(*users, name, &store::User::name);
        if (found != users->end()) return found->id;
        const auto made = catalog_->create_user(name, password, store::the_program, clock_.now());
        REQUIRE(made.ok());
        return *made;
    }
    /// The id of a new token for scripts of that account.
    std::string script_of(const std::string& name) {
        const auto issued = catalog_->create_api_token(account(name), "rekap", {}, store::the_program, clock_.now());
        REQUIRE(issued.ok());
        return issued->kept.id.value;
    }
    /// A sign-in of that account.
    std::string organizer_token(const std::string& name = "panitia") {
        return sign_in(name, clock_.now());
    }
    /// One that ends so long from now.
    std::string organizer_token_for(Millis time) { return sign_in("panitia", clock_.now() + time - limits::login_lifetime); }

    /// Of the example session's form.
    std::string definition_hash(bool staff_edition) {
        std::promise<Result<store::SessionRecord, store::LoadFault>> record;
        catalog_->load(session_, sessions_, [&](auto loaded) { record.set_value(std::move(loaded)); });
        const auto loaded = record.get_future().get();
        REQUIRE(loaded.ok());
        const auto& plan = *loaded->revisions.at(1).plan;
        return staff_edition ? plan.definition_hash : plan.site_definition_hash;
    }

    static constexpr const char* password = "kata sandi panjang";

private:
    std::string sign_in(const std::string& name, Instant now) {
        const auto login = catalog_->create_login(account(name), store::the_program, now);
        REQUIRE(login.ok());
        return login->token;
    }

    DataFolder folder_;
    Clock clock_;
    SessionThread sessions_;
    std::unique_ptr<store::LogWriter> writer_;
    std::unique_ptr<store::ReaderPool> readers_;
    std::unique_ptr<store::Catalog> catalog_;
    std::unique_ptr<store::SqliteEventLog> log_;
    SessionId session_;
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

}  // namespace bimtek::net::test
