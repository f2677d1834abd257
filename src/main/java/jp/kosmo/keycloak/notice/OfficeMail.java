package jp.kosmo.keycloak.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Tells a member by mail what the union's office has changed about the account: on the telephone somebody else may have asked for it.
 * Only the mails about a changed address can be switched off, with those that a change by the member sends.
 */
public final class OfficeMail {

    private final KeycloakSession session;
    private final UserModel member;

    /** For one request. */
    public OfficeMail(KeycloakSession session, UserModel member) {
        this.session = session;
        this.member = member;
    }

    /**
     * To the address on record.
     *
     * @param what end of the keys {@code kosmoNotice.office.<what>} and {@code kosmoNoticeSubject.office.<what>}
     */
    public void send(String what) {
        send("office." + what, null);
    }

    /** To both; a member without an address had none. */
    public void addressChanged(@Nullable String before, String after) {
        if (NotificationSetting.EMAIL.isOn(session.getContext().getRealm())) {
            Stream.ofNullable(before).forEach(old -> send("emailOld", old));
            send("emailNew", after);
        }
    }

    /** @param other to this address; null = to the one on the member's record */
    private void send(String what, @Nullable String other) {
        long now = Time.currentTimeMillis();
        // The language of the request is the clerk's.
        String language = Optional.ofNullable(session.getContext().getRealm().getDefaultLocale())
                .orElse(Locale.JAPANESE.toLanguageTag());
        Map<String, Object> attributes = Map.of(
                "changes",
                List.of(Map.of("what", what, "device", "")),
                "byOffice",
                true,
                "deskOnly",
                true,
                "time",
                JapanTime.parts(now / 1000));
        AccountChangeMail.submit(session, member, other, now, language, what, () -> attributes);
    }
}
