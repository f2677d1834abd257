package jp.kosmo.keycloak.office.access;

import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.keycloak.SessionNote;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.union.OfficeSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.storage.StorageId;

/**
 * One call of the office's Admin REST: who asks, whether they may, and the admin event of what they do.
 *
 * <p>A role of the client {@code kosmo-office} is enough; so is, for administrators who have them anyway, Keycloak's own permission for
 * users or for the realm. Staff must have shown a second factor in the session of the token: a role may have been given to
 * somebody who was logged in already. Programs (service accounts) and administrators of the server (realm {@code master}) have no
 * such session in this realm.
 */
public final class OfficeCall {

    /** What the office's admin events are about, beside Keycloak's own types. */
    public static final String RESOURCE_TYPE = "KOSMO_OFFICE";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator stock;
    private final AdminEventBuilder events;

    public OfficeCall(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator stock, AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.stock = stock;
        this.events = events;
    }

    public KeycloakSession session() {
        return session;
    }

    public RealmModel realm() {
        return realm;
    }

    /**
     * The first line of everything the office does.
     *
     * @throws OfficeProblem 403 for who may not, 401 where a second factor or a newer login is needed
     */
    public void enter(OfficeOperation operation) {
        if (operation.roles().stream().noneMatch(this::holds)) {
            throw OfficeProblem.of(Status.FORBIDDEN, "NOT_ALLOWED");
        }
        if (!isOurStaff()) {
            return;
        }
        Optional<UserSessionModel> login = login();
        if (login.map(of -> of.getNote(SessionNote.FACTOR_SHOWN.key())).isEmpty()) {
            throw OfficeProblem.loginTooOld(0);
        }
        if (operation.isSensitive()) {
            requireRecent(login.map(this::began).orElse(0));
        }
    }

    private void requireRecent(int began) {
        int maxAge = (int) OfficeSettings.maxAgeOfLogin(realm).toSeconds();
        if (Time.currentTimeMillis() / 1000 - began > maxAge) {
            throw OfficeProblem.loginTooOld(maxAge);
        }
    }

    /** Whether the caller has one of these roles, or what stands for it. */
    public boolean isAnyOf(OfficeRole... roles) {
        return Arrays.stream(roles).anyMatch(this::holds);
    }

    /** The caller's roles, in the order of the table. */
    public List<OfficeRole> roles() {
        return Stream.of(OfficeRole.values()).filter(this::holds).toList();
    }

    /** The person or program that asks. */
    public UserModel caller() {
        return stock.adminAuth().getUser();
    }

    /** The session of the caller's token; empty for programs without one. */
    public Optional<UserSessionModel> login() {
        @Nullable String id = stock.adminAuth().getToken().getSessionId();
        return Optional.ofNullable(id)
                .map(known ->
                        session.sessions().getUserSession(stock.adminAuth().getRealm(), known));
    }

    /** When the caller has last shown password and factor, in seconds since 1970. */
    public int began(UserSessionModel login) {
        return Optional.ofNullable(login.getNote(AuthenticationManager.AUTH_TIME))
                .map(Integer::parseInt)
                .orElseGet(login::getStarted);
    }

    /**
     * Somebody whom the office may look at and change. The people who work for the union are kept by the realm's administrators:
     * a clerk could otherwise open a colleague's account.
     *
     * @throws OfficeProblem 404 where there is none with this id
     */
    public UserModel member(String id) {
        UserModel found = EntityManagers.isKey(id) ? session.users().getUserById(realm, id) : null;
        if (found == null || !isMember(found)) {
            throw OfficeProblem.noSuchMember();
        }
        return found;
    }

    /**
     * The same to change something about.
     *
     * @throws OfficeProblem 403 too, where Keycloak's permissions, by which the caller is here, let them look at this member alone
     */
    public UserModel memberToChange(String id) {
        UserModel member = member(id);
        if (Stream.of(OfficeRole.values()).noneMatch(this::isOwn)
                && !stock.users().canManage(member)) {
            throw OfficeProblem.of(Status.FORBIDDEN, "NOT_ALLOWED");
        }
        return member;
    }

    /** Whether this is somebody whom the office may look at and change. */
    public boolean isMember(UserModel user) {
        return isInsured(realm, user) && maySee(user);
    }

    /** Whether this is somebody whom the office may change, whoever asks. */
    public static boolean isInsured(RealmModel realm, UserModel user) {
        return StorageId.isLocalStorage(user.getId())
                && user.getServiceAccountClientLink() == null
                && !Staff.is(realm, user);
    }

    /**
     * Writes the admin event that names the task.
     *
     * @param details codes and counts, no personal data: events are read by people who may not see the member's record
     */
    public void record(OfficeOperation task, UserModel member, Map<String, String> details) {
        record(task, details, "users", member.getId());
    }

    /** The same for what is about no one member. */
    public void record(OfficeOperation task, Map<String, String> details) {
        record(task, details, "kosmo", task.path());
    }

    private void record(OfficeOperation task, Map<String, String> details, String... path) {
        AdminEventBuilder event = events.clone(session)
                .resource(RESOURCE_TYPE)
                .operation(OperationType.ACTION)
                .resourcePath(path)
                .detail("task", task.task());
        details.forEach(event::detail);
        event.success();
    }

    private boolean holds(OfficeRole role) {
        return isOwn(role) || isStock(role);
    }

    /** A token that a clerk got for another client of the realm, a portal's for example, is not meant for the office. */
    private boolean isOwn(OfficeRole role) {
        AdminAuth caller = stock.adminAuth();
        return caller.getRealm().getId().equals(realm.getId())
                && OfficeClient.of(realm)
                        .filter(office -> office.equals(caller.getClient()) || isProgram())
                        .filter(office -> caller.hasAppRole(office, role.id()))
                        .isPresent();
    }

    private boolean isProgram() {
        return caller().getServiceAccountClientLink() != null;
    }

    private boolean isStock(OfficeRole role) {
        return switch (role) {
            case DESK, MEMBERS -> stock.users().canManage();
            case TERMS -> stock.realm().canManageRealm();
            case AUDITOR -> stock.users().canView();
        };
    }

    /** Those who are here by Keycloak's permissions see whom these let them see. */
    private boolean maySee(UserModel member) {
        return Stream.of(OfficeRole.values()).anyMatch(this::isOwn)
                || stock.users().canView(member);
    }

    private boolean isOurStaff() {
        return Objects.equals(stock.adminAuth().getRealm().getId(), realm.getId()) && !isProgram();
    }
}
