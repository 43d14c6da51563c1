// The plain rows beside the events: accounts, sessions and their plans, definitions, regions, invitations and tokens.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/base/result.hpp"
#include "bimtek/codec/plan_codec.hpp"
#include "bimtek/domain/contact_list.hpp"
#include "bimtek/store/session_source.hpp"
#include "store/account.hpp"
#include "store/attendance_report.hpp"
#include "store/audit.hpp"
#include "store/log_writer.hpp"
#include "store/preparations.hpp"
#include "store/reader_pool.hpp"

namespace bimtek::store {

/// Why a call of the catalog did nothing.
enum class CatalogFault {
    unavailable,  ///< the database cannot be read or written now; whether a write took effect is unknown
    unknown,      ///< no such user, session or invitation
    taken,        ///< the name is in use
    invalid,      ///< a name or password that the rules refuse
    wrong_state,  ///< what it concerns is not in a state for this, or there are too many
};

/// For calls that have nothing to return but that they are done.
struct Done {};

/// An account as one who changes something.
Author author_of(const User& user);

struct SessionSummary {
    SessionId id;
    domain::Localized title;
    std::string host;
    std::string state;  ///< the word of a `domain::Phase`
    Instant starts_at;
    Instant ends_at;  ///< planned
    Zone zone = Zone::wib;
    int regions_invited = 0;
    int revision = 1;  ///< of the plan in force
    std::string definition_hash;       ///< of the staff edition
    std::string site_definition_hash;
};

/// The revision of a session's plan that is in force.
struct PlanInForce {
    int revision = 1;
    std::string document;                 ///< as it was sent
    std::optional<std::string> made_by;  ///< name of the account; absent when the program made it
    Instant made_at;
};

struct ReadPlan {
    int revision = 1;
    Instant made_at;
    domain::SessionPlan content;
};

/// A revision that was kept and is not in force yet.
struct KeptRevision {
    int revision = 2;
    domain::PlanRevision content;
};

/// Whom to invite. `region` and `site` are empty for all but region roles; a participant may be without a site. A region_admin has a
/// region, and a screen may.
struct NewInvitation {
    domain::Role role = domain::Role::participant;
    RegionCode region;
    SiteId site;
    std::string name;  ///< shown beside what it says: the site's, the person's or the role's name
};

struct Invitation {
    InvitationId id;
    SessionId session;
    domain::Role role = domain::Role::observer;
    RegionCode region;        ///< empty when it has none, like the next three
    std::string region_name;
    SiteId site;
    std::string site_name;
    std::string name;
    std::optional<std::string> unit;  ///< of who came through a door; for all others absent
    int live_tokens = 0;
    bool revoked = false;
    bool withdrawn = false;  ///< its region or site is not in the plan any more
    bool removed = false;    ///< sent away by the staff; revoked too
};

Invitee invitee_of(const Invitation& invitation);
Author author_of(const Invitation& invitation);
/// A signed-in organizer as one who acts in a session.
Invitee invitee_of(const User& user);

struct NamedSite {
    SiteId id;
    std::string name;
};

/// What everyone is told who gives personal data: what article 5 of UU 27/2022 lets them ask for.
struct PrivacyNotice {
    std::string controller;
    std::string purpose;
    std::string basis;
    std::string retention;
    std::string contact;
};

/// Someone whom a help desk looks for.
struct Person {
    Invitation invitation;
    enum class Presence { never_came, connected, lost, left } presence = Presence::never_came;
    std::optional<Instant> seen_at;  ///< the last that the log knows of them; absent for who never came
};

struct People {
    std::vector<Person> people;
    bool more = false;  ///< there are others
};

/// A token that exists; `revoked` when it or its invitation was revoked.
struct TokenHolder {
    Invitation invitation;
    bool revoked = false;
};

/// A new token of an invitation; shown once and not stored.
struct IssuedToken {
    Invitation invitation;
    std::string token;
};

/// One edition of a walkthrough, as it is served.
struct Definition {
    bool staff = false;  ///< the staff edition, for staff only; otherwise the site edition, for anyone with a token
    std::shared_ptr<const std::string> json;
    std::shared_ptr<const std::string> gzip;  ///< the same, compressed
};

/// The definition that a new plan gets by its id.
struct CurrentDefinition {
    std::string hash;  ///< of the staff edition, like `json`
    std::string json;
};

struct Region {
    RegionCode code;
    std::string name;
    std::string kind;
    RegionCode province;
    Zone zone = Zone::wib;
};

/// A chat message as history shows it.
struct HistoryMessage {
    MessageId id;
    Seq seq = 0;
    Instant at;
    domain::Actor by;
    std::string by_name;
    std::optional<std::string> text;  ///< absent once hidden or erased
    std::optional<MessageId> reply_to;
    std::string channel;  ///< `everyone` or `staff`
    bool hidden = false;
};

struct MessagePage {
    std::vector<HistoryMessage> messages;  ///< oldest first
    bool more = false;                     ///< there are older ones
};

struct ImportFault {
    CatalogFault fault = CatalogFault::invalid;
    std::vector<codec::PlanProblem> problems;  ///< filled when `fault` is invalid
};

/// A request that may come again, because its answer was lost.
struct Attempt {
    std::string id;       ///< what the sender calls it, different for each of an account; empty: it does not come again
    std::string content;  ///< SHA-256 of what it asks for
};

/// Thread-safe; every call blocks until it is done: a read for a query, a write until it is durable. Never on an I/O thread.
/// Writes go through the log writer, so they never wait for a lock of another connection.
/// Tokens are 256 random bits as base64url; the database holds their SHA-256 only.
/// Whatever changes something is told who does it (`by`), and leaves a row of `audit` under that name.
class Catalog : public SessionSource {
public:
    /// The database must be open already (`open_database`); `writer` and `readers` outlive the catalog.
    Catalog(LogWriter& writer, ReaderPool& readers);

    // Accounts. Hashing takes about 0.2 s.

    /// Names are 1–80 bytes, passwords 8–200 bytes; else `invalid`. `taken` when the name exists.
    Result<UserId, CatalogFault> create_user(const std::string& name, const std::string& password, const Author& by,
                                             Instant now);
    Result<std::vector<User>, CatalogFault> list_users();
    /// Shuts out whatever acts as the account: its sign-ins and its tokens for scripts.
    Result<UserId, CatalogFault> set_password(const std::string& name, const std::string& password, const Author& by,
                                              Instant now);
    /// The same with the password that is in force, for the account itself: its sign-in `kept` stays. False, and nothing done,
    /// when `old` is not that password.
    Result<bool, CatalogFault> change_password(const User& user, const std::string& old, const std::string& password,
                                               std::string_view kept, const Author& by, Instant now);
    /// Disabled, it is shut out as by a new password, and cannot sign in again until it is enabled.
    Result<UserId, CatalogFault> set_user_enabled(const std::string& name, bool enabled, const Author& by, Instant now);

    /// Signs in with a password; nullopt when it is wrong, there is no such account, or it is disabled: all three take the same
    /// time. `browser` is a key that the browser keeps, which is known from then on; empty for none.
    Result<std::optional<IssuedLogin>, CatalogFault> sign_in(const std::string& name, const std::string& password,
                                                             std::string_view browser, Instant now);
    /// Whether the account of this name, if there is one, signed in from a browser with this key.
    Result<bool, CatalogFault> knows_browser(const std::string& name, std::string_view browser);
    /// Signs an account in without asking for its password; `unknown` when there is none or it is disabled.
    Result<IssuedLogin, CatalogFault> create_login(const UserId& user, const Author& by, Instant now);
    /// Whose login this is, and until when; nullopt when the token is unknown or has expired or the account is disabled.
    Result<std::optional<SignedIn>, CatalogFault> find_login(std::string_view token, Instant now);
    Result<Done, CatalogFault> delete_login(std::string_view token, const Author& by, Instant now);
    /// Shuts out whatever acts as the account, itself too.
    Result<Done, CatalogFault> sign_out_everywhere(const UserId& user, const Author& by, Instant now);

    // Tokens for scripts of an account

    /// Names are 1–80 code points and not blank, `expires_at` is to come and may be given; else `invalid`. `taken` when the account has
    /// `limits::api_tokens_max` that are valid.
    Result<IssuedApiToken, CatalogFault> create_api_token(const UserId& user, const std::string& name,
                                                          std::optional<Instant> expires_at, const Author& by, Instant now);
    /// Those that are valid, newest first.
    Result<std::vector<ApiToken>, CatalogFault> list_api_tokens(const UserId& user, Instant now);
    /// `unknown` when the account never had it; done again, nothing changes.
    Result<Done, CatalogFault> revoke_api_token(const UserId& user, const ApiTokenId& token, const Author& by, Instant now);
    /// nullopt when the token is unknown, revoked or has expired, or the account is disabled.
    Result<std::optional<Script>, CatalogFault> find_api_token(std::string_view token, Instant now);

    // Who changed what

    /// Newest first: up to `limit` rows with a number below `before` (0: from the newest), of one session or of all.
    Result<AuditPage, CatalogFault> audit_page(const std::optional<SessionId>& session, std::int64_t before, int limit);

    // Sessions

    /// Imports a plan document: the session is `scheduled`, with an invitation for each site, one for the admin of each region, and one
    /// each for facilitator, moderator, helper, screen and observer. `demo` marks it as the one that `find_demo_session` finds.
    /// The same attempt of the same author again gives the session that it made; `taken` when it asked for something else then.
    Result<SessionId, ImportFault> import_plan(std::string_view plan_json, const Author& by, Instant now, bool demo = false,
                                               const Attempt& attempt = {});
    /// `unknown` when there is no such session.
    Result<PlanInForce, CatalogFault> plan_in_force(const SessionId& session);
    /// The same, read.
    Result<ReadPlan, CatalogFault> read_plan_in_force(const SessionId& session);
    /// A revision that is or was in force; `unknown` when there is none of that number, or it was refused.
    Result<domain::SessionPlan, CatalogFault> read_plan(const SessionId& session, int revision);
    /// Keeps a further revision of the plan. It comes into force by its event, see `domain::RevisePlan`, which leaves the row of
    /// `audit`; without that it is harmless. `wrong_state` when the session is archived or cancelled.
    Result<KeptRevision, ImportFault> keep_plan_revision(const SessionId& session, std::string_view plan_json, const Author& by,
                                                         Instant now);
    /// A new session with the plan in force and the materials, on another day (`YYYY-MM-DD`) and perhaps under another title. Its
    /// invitations are its own, without a token. The attempt is as above.
    Result<SessionId, ImportFault> copy_session(const SessionId& session, const std::string& date,
                                                const std::optional<std::string>& title, const Author& by, Instant now,
                                                const Attempt& attempt = {});
    /// Newest start first.
    Result<std::vector<SessionSummary>, CatalogFault> list_sessions();
    /// In the lobby or live.
    Result<std::vector<SessionId>, CatalogFault> sessions_under_way();
    Result<std::optional<SessionSummary>, CatalogFault> find_session(const SessionId& session);
    Result<std::optional<SessionId>, CatalogFault> find_demo_session();

    // Invitations and tokens

    Result<std::vector<Invitation>, CatalogFault> list_invitations(const SessionId& session);
    /// `unknown` when there is no such session.
    Result<std::vector<Invitation>, CatalogFault> add_invitations(const SessionId& session,
                                                                  const std::vector<NewInvitation>& invitations,
                                                                  const Author& by, Instant now);
    /// One more, where the plan has a place for it: region roles and a region's admin need a region that is invited, an operator one of
    /// its sites, and a participant may have one; a screen may belong to a region; all others have neither. Else `invalid`.
    Result<Invitation, CatalogFault> invite(const SessionId& session, const NewInvitation& invitation, const Author& by, Instant now);
    /// A further token each for these invitations, or for all that are not revoked when none are named. Old ones stay valid.
    /// `unknown`, and nothing done, when one is not of this session or is revoked.
    Result<std::vector<IssuedToken>, CatalogFault> issue_tokens(const SessionId& session,
                                                                const std::optional<std::vector<InvitationId>>& invitations,
                                                                const Author& by, Instant now);
    /// Revokes the invitation with all its tokens; done again, nothing changes.
    Result<Done, CatalogFault> revoke_invitation(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                 Instant now);
    /// Revokes it as well, and remembers that the staff sent its holder away. The door that they came through is closed.
    Result<Done, CatalogFault> remove_invitation(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                 Instant now);
    /// One new token in the place of all there were; one that was sent away or revoked is invited again. `unknown` when there is
    /// none, or its region is not invited any more.
    Result<IssuedToken, CatalogFault> reissue_token(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                    Instant now);
    Result<std::optional<Invitation>, CatalogFault> find_invitation(const SessionId& session, const InvitationId& invitation);
    /// Those of region roles, admins of regions and screens whose name, unit, region or site has `part` in it, whatever its case (of
    /// ASCII letters); up to `limits::people_found_max`.
    Result<People, CatalogFault> find_people(const SessionId& session, const std::string& part);
    /// nullopt when the token was never issued.
    Result<std::optional<TokenHolder>, CatalogFault> find_token(std::string_view token);

    // How regions prepare

    /// Of the regions of which something is known.
    Result<Preparations, CatalogFault> preparations(const SessionId& session);
    /// Replaces the contacts of these regions; one that is empty erases what was there. The regions must exist.
    Result<Done, CatalogFault> keep_contacts(const SessionId& session, const std::vector<domain::ListedContact>& contacts,
                                             const Author& by, Instant now);
    Result<Done, CatalogFault> mark_sent(const SessionId& session, const std::vector<RegionCode>& regions, bool sent,
                                         const Author& by, Instant now);
    /// A link of the region was opened. Writes the first time only.
    Result<Done, CatalogFault> note_opened(const SessionId& session, const RegionCode& region, Instant now);
    /// Replaces what the region said before. The same once more moves the time of it, and leaves no row of `audit`.
    Result<Done, CatalogFault> confirm_region(const SessionId& session, const RegionCode& region,
                                              const Confirmation& confirmation, const Author& by, Instant now);
    /// Replaces the test that the invitation had. Only its first leaves a row of `audit`.
    Result<Done, CatalogFault> keep_connection_test(const Invitation& invitation, const domain::ConnectionTest& test, Instant now);
    /// The text of each kind of letter.
    Result<std::map<std::string, std::string>, CatalogFault> letters();
    /// Absent: the standard text again.
    Result<Done, CatalogFault> keep_letter(const std::string& kind, const std::optional<std::string>& text, const Author& by,
                                           Instant now);

    // Definitions and regions

    /// Brings in the regions and definitions that the product ships with; what is there already stays.
    Result<Done, CatalogFault> seed();
    /// Kept in memory after the first call.
    Result<std::optional<Definition>, CatalogFault> find_definition(const std::string& hash);
    Result<std::vector<Region>, CatalogFault> list_regions();
    /// The staff editions that a new plan may refer to, by the id of the walkthrough.
    Result<std::vector<CurrentDefinition>, CatalogFault> list_definitions();

    // The notice of the installation

    /// nullopt until an organizer has set one.
    Result<std::optional<PrivacyNotice>, CatalogFault> privacy_notice();
    Result<Done, CatalogFault> set_privacy_notice(const PrivacyNotice& notice, const Author& by, Instant now);

    // What the report tables tell

    /// Up to `limit` messages with seq below `before` (0: from the newest); the staff channel only when `staff`.
    Result<MessagePage, CatalogFault> message_page(const SessionId& session, bool staff, Seq before, int limit);
    /// `as_of` ends what still runs. `unknown` when there is no such session.
    Result<AttendanceReport, CatalogFault> attendance(const SessionId& session, Instant as_of);

    /// As SessionSource: reads on the reader pool's own thread and posts.
    void load(const SessionId& session, Executor& owner, LoadDone done) override;

private:
    /// `original`: of which session it is a copy; empty for none.
    Result<SessionId, ImportFault> make_session(std::string_view plan_json, const SessionId& original, const Author& by,
                                                Instant now, bool demo, const Attempt& attempt);

    LogWriter& writer_;
    ReaderPool& readers_;
    std::mutex definitions_mutex_;
    std::map<std::string, Definition> definitions_;
};

}  // namespace bimtek::store
