package jp.kosmo.keycloak.password.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.limits.ClientAddress;
import jp.kosmo.keycloak.limits.LoginLimits;
import jp.kosmo.keycloak.limits.SharedMarks;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * One submit of the login form: whether limits refuse it, and what is counted of it.
 *
 * <p>The address is asked first, before a password is compared; a browser in which the member has logged in before is
 * asked neither for its address nor for a lock that came from elsewhere (see {@link TrustedDevice}).
 */
final class LoginAttempt {

    private static final Logger LOG = Logger.getLogger(LoginAttempt.class);

    private final AuthenticationFlowContext context;
    private final LoginSettings settings;
    private final ClientAddress from;
    private final LoginLimits limits;
    private final Optional<LoginLimits.Scope> reached;
    private @Nullable UserModel member;
    private @Nullable Boolean trusted;

    LoginAttempt(AuthenticationFlowContext context) {
        this.context = context;
        this.settings = LoginSettings.of(context.getAuthenticatorConfig());
        this.from = ClientAddress.of(context.getConnection().getRemoteAddr());
        this.limits = new LoginLimits(
                new SharedMarks(context.getSession()),
                Time::currentTimeMillis,
                settings.failuresPerAddress(),
                settings.failuresPerNetwork());
        // Somebody who types the password of a session that is there already has no list of user IDs.
        this.reached = context.getUser() == null ? limits.reached(from) : Optional.empty();
        // What an earlier submit of the form has learned.
        LoginNote.TRUSTED_DEVICE.remove(context.getAuthenticationSession());
        LoginNote.DERIVED_PASSWORD.remove(context.getAuthenticationSession());
        LoginNote.PASSWORD_TYPED.remove(context.getAuthenticationSession());
    }

    /** Whether it is refused because of what has failed from this address; null = the user ID is nobody's. */
    boolean isRefused(@Nullable UserModel found) {
        member = found;
        return reached.isPresent() && (found == null || !isTrusted(found));
    }

    /** Whether the member waits after wrong passwords, and need not wait in this browser. */
    boolean passesLock(UserModel found) {
        return Lockout.isUnderWay(context.getSession(), context.getRealm(), found) && isTrusted(found);
    }

    /** Counts one that was refused without a look at the password. */
    void refused(String reason) {
        Counter.builder("kosmo.login.refused")
                .description("Logins refused before the password was compared, by what refused them")
                .tag("realm", context.getRealm().getName())
                .tag("reason", reason)
                .register(Metrics.globalRegistry)
                .increment();
    }

    /** The scope whose limit refused it. */
    String scope() {
        return reached.map(LoginLimits.Scope::label).orElse("");
    }

    /** Counts a wrong password, or a user ID that is nobody's. */
    void failed(@Nullable String userId, @Nullable String password) {
        boolean isNobody = member == null && (userId == null || userId.isBlank());
        boolean isEmpty = isNobody || password == null || password.isEmpty();
        boolean isRefused = reached.isPresent() && !Boolean.TRUE.equals(trusted);
        if (isEmpty || isRefused) {
            return;
        }
        limits.failed(from, member == null ? String.valueOf(userId) : member.getUsername(), member != null)
                .ifPresent(this::alarm);
    }

    /** Counts a right one. */
    void succeeded() {
        if (member != null) {
            limits.succeeded(from, member.getId());
        }
        LoginNote.PASSWORD_TYPED.set(context.getAuthenticationSession());
    }

    /** For whoever watches events, metrics or the log: somebody goes through a list of user IDs. */
    private void alarm(LoginLimits.Scope scope) {
        new EventBuilder(context.getRealm(), context.getSession())
                .event(EventType.LOGIN)
                .ipAddress(from.text())
                .client(context.getAuthenticationSession().getClient())
                .detail("scope", scope.label())
                .storeImmediately(false)
                .error("many_ids_from_one_address");
        LOG.warnf(
                "Realm %s: logins with many different user IDs have failed from one %s; see the event",
                context.getRealm().getName(), scope.label());
    }

    /** Takes one pass however often it is asked. */
    private boolean isTrusted(UserModel found) {
        if (trusted == null) {
            trusted = TrustedDevice.takePass(context.getSession(), found, settings.trustedDeviceFailures());
            if (trusted) {
                LoginNote.TRUSTED_DEVICE.set(context.getAuthenticationSession());
            }
        }
        return trusted;
    }
}
