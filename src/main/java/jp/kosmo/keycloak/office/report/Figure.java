package jp.kosmo.keycloak.office.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * A number of members. The names are kept in the database, and are the codes of the answers; what they mean to a clerk is in the
 * messages {@code kosmoOfficeReport.<name>}.
 */
public enum Figure {
    /** All on record, those whose account is closed among them. */
    MEMBERS,
    /** Those who have come past the first page of the first login: the letter's password was used. */
    BEGUN,
    BIRTHDATE_DONE(ProviderIds.BIRTHDATE),
    /** Has agreed to any version. */
    TERMS_DONE(ProviderIds.TERMS),
    USER_ID_DONE(ProviderIds.USER_ID),
    PASSWORD_DONE(ProviderIds.UPDATE_PASSWORD),
    EMAIL_DONE(ProviderIds.UPDATE_EMAIL),
    METHOD_OTP,
    METHOD_PASSKEY,
    METHOD_NONE,
    /** Has set one up; whoever has both counts for both. */
    FACTOR_OTP,
    FACTOR_PASSKEY,
    FACTOR_NONE,
    /** Has agreed last to the version in force. */
    TERMS_IN_FORCE(ProviderIds.TERMS),
    /** By wrong passwords or codes, and it ends by itself. */
    LOCKED_FOR_NOW,
    /** By wrong passwords or codes, until the union unlocks. */
    LOCKED_UNTIL_UNLOCKED,
    LOCKED_BIRTHDATE,
    /** Disabled for any other reason. */
    CLOSED,
    MAIL_REFUSED,
    NO_ADDRESS;

    private final @Nullable String requiredAction;

    Figure() {
        this.requiredAction = null;
    }

    Figure(String requiredAction) {
        this.requiredAction = requiredAction;
    }

    /** Whether it says anything in this union: of a step that is switched off it does not. */
    public boolean isOf(RealmModel realm) {
        return requiredAction == null || RealmActions.isEnabled(realm, requiredAction);
    }

    /** The figure with this name; empty for one that another release of the JAR counts. */
    public static Optional<Figure> named(String name) {
        return Stream.of(values()).filter(figure -> figure.name().equals(name)).findFirst();
    }

    /** As a label of metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Figure chosen(MfaMethod method) {
        return method == MfaMethod.OTP ? METHOD_OTP : METHOD_PASSKEY;
    }

    static Figure setUp(MfaMethod method) {
        return method == MfaMethod.OTP ? FACTOR_OTP : FACTOR_PASSKEY;
    }
}
